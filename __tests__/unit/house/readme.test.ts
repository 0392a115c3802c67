import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { fillActionTables } from '../../../script/fill-action-tables.js';

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
}
interface Workflow {
  readonly concurrency: { readonly group: string; readonly 'cancel-in-progress': boolean };
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

const readme = readFileSync('README.md', 'utf8');
const actionYml = readFileSync('action.yml', 'utf8');
const action = parse(actionYml) as { inputs: Record<string, unknown>; outputs: Record<string, unknown> };
const quickStarts = [...readme.matchAll(/```yaml\n(name:[\s\S]*?)```/g)].map(([, text]) => text ?? '');
const examples = readdirSync('examples/workflows').map((name) =>
  readFileSync(`examples/workflows/${name}`, 'utf8'),
);
const workflows = [...quickStarts, ...examples].map((text) => parse(text) as Workflow);
const pages = ['.', 'docs', '.github'].flatMap((folder) =>
  readdirSync(folder, { recursive: folder !== '.', encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);

describe('README', () => {
  test('its tables are those of action.yml (else: npm run docs)', () => {
    expect(fillActionTables(readme, actionYml)).toBe(readme);
  });

  test('a changed action.yml makes its tables stale', () => {
    expect(fillActionTables(readme, actionYml.replace('default: 3s', 'default: 4s'))).not.toBe(readme);
  });

  test('its workflows give inputs that exist, and never cancel a deploy', () => {
    const steps = workflows.flatMap(({ jobs }) => Object.values(jobs).flatMap((job) => job.steps));
    const ours = steps.filter(({ uses }) => uses?.includes('ecs-handover'));
    expect(ours.length).toBeGreaterThanOrEqual(workflows.length);
    const given = ours.flatMap((step) => Object.keys(step.with ?? {}));
    expect(given.filter((name) => !(name in action.inputs))).toEqual([]);
    expect(workflows.filter(({ concurrency }) => concurrency['cancel-in-progress'])).toEqual([]);
  });

  test.each([
    ['the workflows of README', readme],
    ['the bug report form', readFileSync('.github/ISSUE_TEMPLATE/bug.yml', 'utf8')],
  ])('%s: reads outputs that exist', (_, text) => {
    const read = [...text.matchAll(/steps\.handover\.outputs\.([a-z-]+)/g)].map(([, name]) => name);
    expect(read).not.toEqual([]);
    expect(Object.keys(action.outputs)).toEqual(expect.arrayContaining(read));
  });

  test.each(pages)('the links of %s lead somewhere', (page) => {
    const links = [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)/g)].map(
      ([, to]) => to ?? '',
    );
    expect(links.filter((to) => !existsSync(join(dirname(page), to)))).toEqual([]);
  });

  test('its IAM policy names the calls that the adapters make, and no others', () => {
    const sdk = ['ecs', 'elbv2', 'logs']
      .map((name) => readFileSync(`src/adapters/${name}/sdk.ts`, 'utf8'))
      .join('\n');
    const called = [...sdk.matchAll(/\b([A-Z]\w+)Command\b/g)].map(([, name]) => name ?? '');
    const policy = readFileSync('docs/iam-policy.json', 'utf8');
    const allowed = [...policy.matchAll(/"(?:ecs|elasticloadbalancing|logs):(\w+)"/g)].map(
      ([, name]) => name ?? '',
    );
    expect(allowed.sort()).toEqual([...new Set(called)].sort());
  });
});
