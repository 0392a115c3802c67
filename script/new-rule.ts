/** `npm run new-rule <id> [part]`: creates rule, test and page, and adds the rule at the end of its part of the registry. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { renderRule, renderRulePage, renderRuleTest } from './new-rule/render-rule.js';
import { addToRegistry } from './new-rule/add-to-registry.js';

const ROOT = new URL('../', import.meta.url);
const PARTS = ['exits', 'never-starts', 'unhealthy', 'placement', 'elsewhere'];

const [id = '', part = 'exits'] = process.argv.slice(2);
const registry = new URL(`src/diagnosis/registry/${part}.ts`, ROOT);
const files = {
  [`src/diagnosis/rules/${id}.ts`]: renderRule(id),
  [`__tests__/unit/diagnosis/rules/${id}.test.ts`]: renderRuleTest(id),
  [`docs/rules/${id}.md`]: renderRulePage(id),
};

const problem = findProblem();
if (problem === null) {
  for (const [path, text] of Object.entries(files)) writeFileSync(new URL(path, ROOT), text);
  writeFileSync(registry, addToRegistry(readFileSync(registry, 'utf8'), id));
  const made = [...Object.keys(files), `src/diagnosis/registry/${part}.ts`];
  console.log(
    `Created:\n${made.map((path) => `  ${path}`).join('\n')}\nIts test fails until the rule finds something. Write its page, then run npm run docs.`,
  );
} else {
  console.error(problem);
  process.exitCode = 1;
}

function findProblem(): string | null {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(id))
    return `id: "${id}" is not a kebab-case name of a finding; give one such as image-not-found. Usage: npm run new-rule <id> [${PARTS.join('|')}]`;
  if (!PARTS.includes(part)) return `part: "${part}" is not accepted; give one of ${PARTS.join(', ')}.`;
  const taken = Object.keys(files).find((path) => existsSync(new URL(path, ROOT)));
  return taken === undefined ? null : `${taken} exists already; choose another id or remove the file.`;
}
