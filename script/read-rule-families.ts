import { readFileSync } from 'node:fs';
import { ELSEWHERE } from '../src/diagnosis/registry/elsewhere.js';
import { EXITS } from '../src/diagnosis/registry/exits.js';
import { NEVER_STARTS } from '../src/diagnosis/registry/never-starts.js';
import { PLACEMENT } from '../src/diagnosis/registry/placement.js';
import { UNHEALTHY } from '../src/diagnosis/registry/unhealthy.js';
import type { RuleFamily } from './fill-rule-index.js';

const PAGES = new URL('../docs/rules/', import.meta.url);
const FAMILIES = {
  'The task never starts': NEVER_STARTS,
  'The container starts and exits, or reports an error': EXITS,
  'The task runs, and its health checks fail': UNHEALTHY,
  "ECS can't place, start or stop tasks": PLACEMENT,
  'Something else ended the rollout, or changed': ELSEWHERE,
};

/** Every rule with the text of its page, by family. */
export function readRuleFamilies(): readonly RuleFamily[] {
  return Object.entries(FAMILIES).map(([title, rules]) => ({
    title,
    rules: rules.map(({ id }) => ({ id, page: readFileSync(new URL(`${id}.md`, PAGES), 'utf8') })),
  }));
}
