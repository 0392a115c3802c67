import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { format } from 'prettier';
import { addToRegistry } from '../../../script/new-rule/add-to-registry.js';
import { renderRule, renderRulePage, renderRuleTest } from '../../../script/new-rule/render-rule.js';

const STYLE = JSON.parse(readFileSync('.prettierrc.json', 'utf8')) as object;
const PARTS = 'src/diagnosis/registry';

test.each(readdirSync(PARTS))('a rule can be listed in %s, and the result is formatted', async (name) => {
  const text = addToRegistry(readFileSync(`${PARTS}/${name}`, 'utf8'), 'worker-left-deaf');
  expect(text).toContain(`import { workerLeftDeaf } from '../rules/worker-left-deaf.js';`);
  expect(text).toMatch(/workerLeftDeaf,?\n?\];/);
  expect(await format(text, { ...STYLE, parser: 'typescript' })).toBe(text);
});

test.each([
  ['rule', renderRule],
  ['test', renderRuleTest],
])('a new %s is formatted', async (_name, render) => {
  const text = render('worker-left-deaf');
  expect(text).toContain('workerLeftDeaf');
  expect(await format(text, { ...STYLE, parser: 'typescript' })).toBe(text);
});

test('a new page has the four headings', () => {
  expect(renderRulePage('worker-left-deaf').match(/^## .*$/gm)).toHaveLength(4);
});
