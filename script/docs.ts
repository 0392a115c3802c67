/** `npm run docs`: writes the tables of inputs and outputs in README.md from action.yml. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fillActionTables } from './fill-action-tables.js';

const README = new URL('../README.md', import.meta.url);
const ACTION = new URL('../action.yml', import.meta.url);

writeFileSync(README, fillActionTables(readFileSync(README, 'utf8'), readFileSync(ACTION, 'utf8')));
