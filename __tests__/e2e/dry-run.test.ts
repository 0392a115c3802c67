import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { startStage, type Stage } from '../simulator/support/start-clients.js';
import { createCleanup } from '../support/create-cleanup.js';
import {
  type ActionResult,
  type JobFolders,
  makeJobFolders,
  startStep,
} from '../support/action/run-action.js';
import { NODE_CONTAINER, openNodeService } from '../support/web/open-node-service.js';

jest.setTimeout(180_000);

const FAULTY: ContainerDefinition = {
  ...NODE_CONTAINER,
  image: 'shop:2',
  cpu: 256,
  command: ['sh', '-c', 'python manage.py migrate && gunicorn shop.asgi -w 4 -b 0.0.0.0:8000'],
};
const WRITES = /^(?!Describe|List|Get)/;

const cleanup = createCleanup();
let folder: string;
let stage: Stage;
beforeAll(async () => {
  folder = await cleanup.add(mkdtempSync(join(tmpdir(), 'handover-dry-run-')), (path) => {
    rmSync(path, { recursive: true });
  });
  stage = await cleanup.add(startStage({ timeScale: 60 }), (started) => started.stop());
  // Every 30 s, 5 s each, a deregistration delay of 300 s: ELB's defaults.
  await openNodeService(stage, 1, { HealthCheckPath: '/swagger' });
}, 120_000);
afterAll(() => cleanup.run());

function prepare(container: ContainerDefinition): JobFolders {
  const job = makeJobFolders(folder);
  const definition = { family: 'shop', containerDefinitions: [container] };
  writeFileSync(join(job.workspace, 'task-definition.json'), JSON.stringify(definition));
  return job;
}

function run(
  container: ContainerDefinition,
  inputs: Readonly<Record<string, string>> = {},
): Promise<ActionResult> {
  return startStep('index.js', {
    inputs: {
      ...{ cluster: 'c', service: 's', 'task-definition': 'task-definition.json' },
      ...{ 'health-poll-interval': '1s', ...inputs },
    },
    awsEndpointUrl: stage.simulator.url,
    job: prepare(container),
  }).done;
}

describe('dry run', () => {
  test('read-only credentials are enough, and no writing call is made', async () => {
    const before = stage.simulator.calls().length;
    for (const operation of ['UpdateService', 'RegisterTaskDefinition', 'UpdateTaskProtection', 'StopTask'])
      stage.simulator.order({ kind: 'deny', operation });
    const result = await run({ ...NODE_CONTAINER, image: 'shop:2' }, { 'dry-run': 'true' });
    stage.simulator.clearFaults();
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'planned' } });
    const calls = stage.simulator.calls().slice(before);
    expect(calls.length).toBeGreaterThan(5);
    expect(calls.map(({ operation }) => operation).filter((name) => WRITES.test(name))).toEqual([]);
    expect(result.report?.ahead).toMatchObject({
      rollout: { waves: 1, minimumHealthy: 1, maximumRunning: 2 },
      changes: [{ place: 'web', setting: 'image', from: 'shop:1', to: 'shop:2' }],
    });
    expect(result.summary).toMatch(/1 wave, about .*; never fewer than 1 healthy task; at most 2 tasks/);
  });

  test('a service with many problems: the summary names all of them, the worst first', async () => {
    const { summary, exitCode, report } = await run(FAULTY, { 'dry-run': 'true' });
    expect(exitCode).toBe(0);
    const ids = report?.ahead?.findings.map(({ id }) => id) ?? [];
    expect(ids[0]).toBe('grace-period-short');
    for (const id of [
      ...['grace-period-short', 'migration-in-command', 'shell-swallows-sigterm', 'too-many-server-workers'],
      ...['health-check-path-risky', 'health-check-timeout-tight', 'deregistration-delay-long'],
    ]) {
      expect(summary).toContain(`\`${id}\``);
    }
    expect(summary.indexOf('⛔ stop')).toBeLessThan(summary.indexOf('⚠️ warn'));
  });

  test('summary: brief is the first screen, none is no page, and the report is complete in both cases', async () => {
    const brief = await run(FAULTY, { 'dry-run': 'true', summary: 'brief' });
    expect(brief.summary).toContain('⛔ stop');
    expect(brief.summary).not.toContain('<details>');
    const none = await run(FAULTY, { 'dry-run': 'true', summary: 'none' });
    expect(none.summary).toBe('');
    expect(none.report?.settings).toContainEqual({ name: 'summary', value: 'none', isDefault: false });
    expect(none.report?.calls['ecs:DescribeServices']).toBeGreaterThan(0);
  });

  test('without dry-run the same finding refuses the deploy before any change', async () => {
    const before = stage.simulator.calls().length;
    const result = await run(FAULTY);
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'refused' } });
    expect(result.summary).toContain('preflight: grace-period-short');
    const calls = stage.simulator.calls().slice(before);
    expect(calls.map(({ operation }) => operation).filter((name) => WRITES.test(name))).toEqual([]);
  });

  test('the same inputs without dry-run make the planned changes', async () => {
    const planned = await run({ ...NODE_CONTAINER, image: 'shop:2' }, { 'dry-run': 'true' });
    const result = await run({ ...NODE_CONTAINER, image: 'shop:2' });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(result.report?.ahead?.changes).toEqual(planned.report?.ahead?.changes);
    expect(result.report?.ahead?.tookMs).toBeGreaterThan(0);
  });
});
