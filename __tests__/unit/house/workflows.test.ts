import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly needs?: string | readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
  readonly 'timeout-minutes'?: number;
}
interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const FOLDER = '.github/workflows';
const texts = readdirSync(FOLDER).map((name) => ({ name, text: readFileSync(`${FOLDER}/${name}`, 'utf8') }));
const workflows = texts.map(({ name, text }) => ({ name, workflow: parse(text) as Workflow }));
const jobs = workflows.flatMap(({ name, workflow }) =>
  Object.entries(workflow.jobs).map(([id, job]) => ({ id: `${name}: ${id}`, job })),
);

describe('the workflows', () => {
  test('pin every action by a full commit SHA, with its version beside it', () => {
    const lines = texts.flatMap(({ text }) => text.split('\n').filter((line) => /\buses:/.test(line)));
    const used = lines.filter((line) => !line.trimStart().startsWith('#'));
    expect(used.length).toBeGreaterThan(5);
    expect(used.filter((line) => !/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  test('pin one action by one SHA everywhere', () => {
    const pins = jobs.flatMap(({ job }) => job.steps.flatMap(({ uses }) => uses ?? []));
    const repositories = pins.map((pin) => pin.replace(/^([\w-]+\/[\w-]+)[^@]*@/, '$1@'));
    const names = [...new Set(repositories)].map((pin) => pin.replace(/@.*/, ''));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  test('bound every job', () => {
    expect(jobs.filter(({ job }) => job['timeout-minutes'] === undefined).map(({ id }) => id)).toEqual([]);
  });

  test('leave the token out of the clone, unless the job pushes', () => {
    const checkouts = jobs.flatMap(({ id, job }) =>
      job.steps
        .filter(({ uses }) => uses?.startsWith('actions/checkout@'))
        .map((step) => ({ id, job, persists: step.with?.['persist-credentials'] !== false })),
    );
    expect(checkouts.length).toBeGreaterThan(3);
    const pushing = ({ job }: { readonly job: Job }): boolean => job.permissions?.['contents'] === 'write';
    expect(checkouts.filter((one) => one.persists && !pushing(one)).map(({ id }) => id)).toEqual([]);
  });

  test('grant write permissions to single jobs only', () => {
    const writable = workflows.filter(
      ({ workflow }) =>
        workflow.permissions === undefined || Object.values(workflow.permissions).includes('write'),
    );
    expect(writable.map(({ name }) => name)).toEqual([]);
  });

  test('ci-ok waits for every other job of ci.yml', () => {
    const ci = workflows.find(({ name }) => name === 'ci.yml')?.workflow.jobs ?? {};
    const others = Object.keys(ci).filter((id) => id !== 'ci-ok');
    expect(others.length).toBeGreaterThan(2);
    expect([ci['ci-ok']?.needs ?? []].flat().sort()).toEqual(others.sort());
  });
});
