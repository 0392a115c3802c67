/** `npm run docs`: writes the tables of README.md from action.yml, and the index of docs/rules from its pages. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fillActionTables } from './fill-action-tables.js';
import { fillRuleIndex } from './fill-rule-index.js';
import { readRuleFamilies } from './read-rule-families.js';

const at = (path: string): URL => new URL(`../${path}`, import.meta.url);
const read = (path: string): string => readFileSync(at(path), 'utf8');

writeFileSync(at('README.md'), fillActionTables(read('README.md'), read('action.yml')));
writeFileSync(at('docs/rules/README.md'), fillRuleIndex(read('docs/rules/README.md'), readRuleFamilies()));
