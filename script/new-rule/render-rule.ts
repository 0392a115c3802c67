import { ruleName } from './rule-name.js';

export function renderRule(id: string): string {
  return `import { defineRule } from '../define-rule.js';
import { findInLogs } from '../reading/find-in-logs.js';

const PATTERN = /the line that proves it: (.+)/i;

/** Source of the text: where it was observed or documented. */
export const ${ruleName(id)} = defineRule({
  id: '${id}',
  severity: 'cause',
  find: (evidence) => {
    const lines = findInLogs(evidence, PATTERN);
    const [first] = lines;
    return first === undefined ? [] : [{ name: first.groups[0] ?? '', lines: lines.map(({ line }) => line) }];
  },
  explain: ({ name, lines }) => ({
    what: \`What happened, with \${name}.\`,
    why: 'Why that is so.',
    fix: 'What to do.',
    evidence: lines,
  }),
});
`;
}

export function renderRuleTest(id: string): string {
  return `import { ${ruleName(id)} } from '../../../diagnosis/rules/${id}.js';
import { aLog } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';

testRule(${ruleName(id)}, {
  fires: {
    'a line of a real case': { evidence: { logs: [aLog(['copied from a real case'])] }, quotes: 'real case' },
  },
  quiet: {
    'why this line proves nothing': { logs: [aLog(['looks alike'])] },
    'why that one proves nothing either': { logs: [aLog(['looks alike too'])] },
  },
});
`;
}

export function renderRulePage(id: string): string {
  return `# ${id}

## What it means

## How we know

## What to do

## When we stay quiet
`;
}
