import { describe, expect, test } from '@jest/globals';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

/** The project's own configuration, without the rules that need types: the files judged here don't exist. */
const eslint = new ESLint({
  overrideConfig: [
    {
      files: ['**/*.ts'],
      languageOptions: { parserOptions: { projectService: false } },
      rules: tseslint.configs.disableTypeChecked.rules ?? {},
    },
  ],
});

/** The rules that refuse `code` at `filePath`, with what they say. */
async function lint(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath });
  if (result === undefined) throw new Error(`${filePath} was not linted`);
  const layering = ['no-restricted-imports', 'no-restricted-syntax', 'no-restricted-globals'];
  return result.messages
    .filter(({ ruleId, fatal }) => fatal === true || layering.includes(ruleId ?? ''))
    .map((m) => m.message);
}

const refused: [file: string, code: string][] = [
  ['src/model/task.ts', `export type { Clock } from '../ports.js';`],
  ['src/model/task.ts', `import picomatch from 'picomatch'; picomatch('x');`],
  ['src/wording/word.ts', `export { x } from '../summary/x.js';`],
  ['src/definition/read.ts', `export { x } from '../preflight/x.js';`],
  ['src/definition/read.ts', `export { x } from '../errors.js';`],
  ['src/timeline/note.ts', `export { x } from '../definition/x.js';`],
  ['src/model/task.ts', `export { x } from '../definition/x.js';`],
  ['src/adapters/ecs/client.ts', `export { x } from '../../definition/x.js';`],
  ['src/rollout/assess.ts', `export { x } from '../drain/x.js';`],
  ['src/rollout/plan-rollout.ts', `export { x } from '../../simulator/core/limits.js';`],
  ['src/rollout/planner/plan.ts', `export { x } from '../../../simulator/core/limits.js';`],
  ['src/drain/plan.ts', `export { x } from '../adapters/celery/x.js';`],
  ['src/drain/plan.ts', `import { readFileSync } from 'node:fs'; readFileSync('x');`],
  ['src/drain/plan.ts', `import fs from 'fs'; fs.readFileSync('x');`],
  ['src/drain/plan.ts', `import { info } from '@actions/core'; info('x');`],
  ['src/drain/plan.ts', `import match from 'picomatch-else'; match('x');`],
  ['src/drain/deeper/plan.ts', `export { x } from '../../rollout/x.js';`],
  ['src/diagnosis/rule.ts', `export { x } from '../summary/x.js';`],
  ['src/preflight/lint.ts', `export type { Log } from '../ports.js';`],
  ['src/summary/render.ts', `export { x } from '../rollout/x.js';`],
  ['src/phases/deploy.ts', `export { x } from '../adapters/ecs/client.js';`],
  ['src/phases/deploy.ts', `export const load = async () => await import('../adapters/ecs/client.js');`],
  ['src/phases/deploy.ts', `import { ECSClient } from '@aws-sdk/client-ecs'; new ECSClient();`],
  ['src/phases/deploy.ts', `import { readFileSync } from 'node:fs'; readFileSync('x');`],
  ['src/adapters/ecs/client.ts', `export { x } from '../celery/x.js';`],
  ['src/adapters/ecs/client.ts', `export { x } from '../../phases/x.js';`],
  ['src/adapters/ecs/client.ts', `import { Redis } from 'ioredis'; new Redis();`],
  ['src/adapters/celery/redis/client.ts', `export { x } from '../../ecs/x.js';`],
  ['src/adapters/celery/redis/client.ts', `export { x } from '../../../drain/x.js';`],
  ['src/errors.ts', `export type { Task } from './model/task.js';`],
  ['src/ports.ts', `export { x } from './errors.js';`],
  ['src/ports.ts', `import { ECSClient } from '@aws-sdk/client-ecs'; new ECSClient();`],
  ['src/inputs.ts', `export { x } from './adapters/actions/x.js';`],
  ['src/open-lazy-port.ts', `export { x } from './ports.js';`],
  ['src/to-aws-error.ts', `export { x } from './ports.js';`],
  ['src/phases/deploy.ts', `export { x } from '../open-lazy-port.js';`],
  ['src/inputs/parse.ts', `export { x } from '../errors.js';`],
  ['src/main.ts', `export { x } from '../simulator/main.js';`],
  ['src/phases/deploy.ts', `export { x } from '../../simulator/main.js';`],
  ['simulator/main.ts', `export type { Task } from '../src/model/task.js';`],
  ['simulator/ecs/tasks.ts', `export type { Task } from '../../src/model/task.js';`],
  ['simulator/core/start.ts', `export { x } from '../../src/rollout/planner/plan-moves.js';`],
];

const allowed: [file: string, code: string][] = [
  ['src/model/report.ts', `export type { Task } from './task.js';`],
  ['src/rollout/assess.ts', `export type { Task } from '../model/task.js';`],
  ['src/rollout/assess.ts', `export { x } from '../wording/x.js';`],
  [
    'src/definition/read.ts',
    `import { parse } from 'unbash'; parse('x'); export { x } from '../wording/x.js';`,
  ],
  ...['rollout', 'drain', 'preflight', 'diagnosis', 'phases'].map((home): [string, string] => [
    `src/${home}/judge.ts`,
    `export { x } from '../definition/x.js';`,
  ]),
  ['src/diagnosis/rules/rule.ts', `export { x } from '../../definition/x.js';`],
  ['src/phases/deploy.ts', `export { x } from '../wording/x.js';`],
  ['src/rollout/assess.ts', `export { diagnosis } from './diagnosis.js';`],
  ['src/drain/plan.ts', `import picomatch from 'picomatch'; picomatch('x');`],
  [
    'src/drain/deeper/plan.ts',
    `export type { Task } from '../../model/task.js'; export { x } from '../x.js';`,
  ],
  ['src/diagnosis/rules/rule.ts', `export type { Task } from '../../model/task.js';`],
  ['src/summary/render.ts', `export { x } from '../diagnosis/x.js'; export { y } from '../model/y.js';`],
  [
    'src/phases/deploy.ts',
    `export { x } from '../rollout/x.js'; export { y } from '../ports.js'; export { z } from '../errors.js';`,
  ],
  [
    'src/adapters/ecs/client.ts',
    `import { ECSClient } from '@aws-sdk/client-ecs'; new ECSClient(); export { x } from '../../ports.js';`,
  ],
  [
    'src/adapters/celery/redis/client.ts',
    `export { x } from '../x.js'; export { y } from '../../../errors.js';`,
  ],
  [
    'src/adapters/ecs/connect.ts',
    `export { x } from '../../open-lazy-port.js'; export { y } from '../../to-aws-error.js';`,
  ],
  ['src/to-aws-error.ts', `export { x } from './errors.js';`],
  ['src/adapters/actions/find-secrets.ts', `export { x } from '../../definition/x.js';`],
  ['src/adapters/celery/connect.ts', `export const load = async () => await import('./redis.js');`],
  ['src/ports.ts', `export type { Task } from './model/task.js';`],
  ['src/inputs.ts', `export { x } from './inputs/x.js'; export { y } from './errors.js';`],
  ['src/main.ts', `export { x } from './adapters/ecs/client.js';`],
  ['simulator/ecs/tasks.ts', `export { x } from '../clock.js';`],
];

const impure = [
  'export const at = Date.now();',
  'export const at = new Date();',
  'export const at = Date();',
  'export const chance = Math.random();',
  'export const env = process.env;',
  'console.log(1);',
  'setTimeout(() => 1, 1);',
  'export const all = Promise.all([]);',
  'export async function f() {}',
  'export const f = async () => 1;',
  `export const f = () => import('./x.js');`,
  'export const f = () => globalThis.process;',
];

describe('import layers', () => {
  test.each(refused)('%s refuses: %s', async (file, code) => {
    expect(await lint(file, code)).not.toEqual([]);
  });

  test.each(allowed)('%s may: %s', async (file, code) => {
    expect(await lint(file, code)).toEqual([]);
  });

  test.each(impure)('a pure folder refuses, and an adapter may: %s', async (code) => {
    expect(await lint('src/drain/plan.ts', code)).not.toEqual([]);
    expect(await lint('src/adapters/clock/clock.ts', code)).toEqual([]);
  });

  test('a pure folder may read a date that it is given', async () => {
    expect(
      await lint('src/summary/render.ts', 'export const text = (ms: number) => new Date(ms).toISOString();'),
    ).toEqual([]);
  });
});
