import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { REPOSITORY } from '../support/action/action-environment.js';
import { deploy } from '../support/shop/deploy.js';
import type { ActionResult } from '../support/action/run-action.js';
import { startTogether } from '../support/start-together.js';
import { useShop } from '../support/shop/use-shop.js';

const LINE = "ModuleNotFoundError: No module named 'not_in_this_image'";
const CRASH = { command: ['/usr/bin/python3', '-c', 'import not_in_this_image'] };

describe('a revision whose workers miss a module', () => {
  let runs: Readonly<Record<'crash', Promise<ActionResult>>>;
  useShop('redis', {}, async (shop) => {
    const service = await shop.openService({ name: 'crash' });
    runs = startTogether({ crash: () => deploy(shop, service, { changes: CRASH }) });
    return async () => {
      await Promise.allSettled(Object.values(runs));
    };
  });

  test('the failed run names the cause, with the line that proves it', async () => {
    const { outputs, summary, stdout } = await runs.crash;
    expect(outputs).toMatchObject({ outcome: 'rolled-back', cause: 'module-not-found' });
    expect(summary).toContain(LINE);
    expect(stdout).toContain(LINE);
  });

  test('everything that exists without a load balancer could be read', async () => {
    const { report } = await runs.crash;
    expect(report?.evidence?.unreadable).toEqual([]);
    expect(report?.evidence?.taskDefinition).not.toBeNull();
    expect(report?.evidence?.previousTaskDefinition).not.toBeNull();
  });

  test('npm run diagnose gives the same verdict from the report', async () => {
    const { report, options } = await runs.crash;
    const path = join(options.job.runnerTemp, 'again.json');
    writeFileSync(path, JSON.stringify({ ...report, diagnoses: [] }));
    const { status, stdout } = spawnSync('npm', ['run', '--silent', 'diagnose', '--', path], {
      cwd: REPOSITORY,
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    const ids = [...stdout.matchAll(/^(?:cause|symptom|note): (\S+)$/gm)].map(([, id]) => id);
    expect(ids).toEqual(report?.diagnoses.map(({ id }) => id));
    expect(stdout).toContain(LINE);
  });

  test('npm run replay gives the same page and the same verdict from the events that the report kept', async () => {
    const { report, summary, options } = await runs.crash;
    const path = join(options.job.runnerTemp, 'recorded.json');
    writeFileSync(path, JSON.stringify(report));
    const { status, stdout } = spawnSync('npm', ['run', '--silent', 'replay', '--', path], {
      cwd: REPOSITORY,
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(stdout.startsWith(summary)).toBe(true);
    expect(stdout).toContain('cause: module-not-found');
    expect(stdout).not.toContain('Differs from the recorded report');
  });
});
