import { describe, expect, it } from '@jest/globals';
import { runPhases } from '../../../../src/phases/run-phases.js';
import { NOW_MS, TARGET_GROUP_ARN, aService } from '../../../support/builders/world.js';
import { aTargetGroup } from '../../../support/builders/evidence.js';
import { aScene, type Scene } from '../../../support/fakes/scenario.js';
import type { Inputs } from '../../../../src/model/inputs.js';

/** The revision is a worker in a shell: a stop, and warnings beside it. */
function aBadScene(inputs: Partial<Inputs> = {}): Scene {
  const scene = aScene(inputs);
  const container = { name: 'worker', image: 'shop:1', command: ['sh', '-c', 'celery -A shop worker'] };
  scene.run.world.ecs.fetchTaskDefinition = (reference) =>
    Promise.resolve({
      arn: reference,
      status: 'ACTIVE',
      definition: { family: 'shop', containerDefinitions: [container] },
    });
  return scene;
}

describe('preflight', () => {
  it('a stop refuses the deploy, and nothing was changed', async () => {
    const scene = aBadScene();
    expect((await runPhases(scene.run)).outcome).toBe('refused');
    expect(scene.calls).toEqual([]);
    expect(scene.report.refusals).toEqual([expect.stringContaining('shell-swallows-sigterm')]);
  });

  it('ignored, it refuses nothing, and the log says so', async () => {
    const scene = aBadScene({ preflightIgnore: ['L01'] });
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
    expect(scene.lines.join('\n')).toContain('found, and ignored as asked: shell-swallows-sigterm');
  });

  it('a name that no lint has is told', async () => {
    const scene = aScene({ preflightIgnore: ['no-such-lint'] });
    await runPhases(scene.run);
    expect(scene.report.warnings.join()).toContain('there is no lint no-such-lint');
  });

  it('strict: a warning refuses too', async () => {
    const scene = aBadScene({ preflight: 'strict', preflightIgnore: ['L01'] });
    expect((await runPhases(scene.run)).outcome).toBe('refused');
    expect(scene.calls).toEqual([]);
  });

  it('off: nothing is looked at', async () => {
    const scene = aBadScene({ preflight: 'off' });
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
    expect(scene.report.ahead?.findings).toEqual([]);
  });

  it('without a new deployment there is nothing to look at', async () => {
    const scene = aBadScene({ images: [] });
    expect((await runPhases(scene.run)).outcome).toBe('no-change');
    expect(scene.report.ahead).toBeNull();
  });

  it('credentials that end before the rollout may refuse it', async () => {
    const scene = aScene();
    const limits = { credentialsExpireAtMs: NOW_MS + 600_000, jobEndsAtMs: null };
    Object.assign(scene.run.world, { limits });
    expect((await runPhases(scene.run)).outcome).toBe('refused');
    expect(scene.report.refusals).toEqual([expect.stringContaining('(preflight: time-budget)')]);
  });
});

describe('dry run', () => {
  it('a deploy that would be refused is planned, and said to be refused', async () => {
    const scene = aBadScene({ dryRun: true });
    const ending = await runPhases(scene.run);
    expect(ending).toMatchObject({ outcome: 'planned' });
    expect(ending.reason).toContain('would be refused: 1 finding');
    expect(scene.calls).toEqual([]);
    expect(scene.report.ahead?.findings[0]).toMatchObject({ severity: 'stop' });
  });

  it('tells plan, differences and workers', async () => {
    const scene = aScene({ dryRun: true });
    await runPhases(scene.run);
    const { ahead, plan } = scene.report;
    expect(ahead).toMatchObject({
      rollout: { waves: 1, minimumHealthy: 2, maximumRunning: 4 },
      changes: [{ place: 'worker', setting: 'image', from: 'shop:1', to: 'shop:2' }],
      roster: [{ queues: ['celery'] }, { queues: ['celery'] }],
      missingPermissions: [],
      tookMs: null,
    });
    expect(plan.join('\n')).toMatch(/roll out: 1 wave, about /);
  });

  it('tells what could not be read, and goes on', async () => {
    const scene = aScene({ dryRun: true });
    const loadBalancers = [{ targetGroupArn: TARGET_GROUP_ARN, containerName: 'worker', containerPort: 80 }];
    scene.service = aService({ loadBalancers, currentServiceDeploymentArn: 'arn:gone' });
    scene.run.world.ecs.fetchTaskDefinition = () =>
      Promise.resolve({
        arn: 'arn:x',
        status: 'ACTIVE',
        definition: {
          family: 'shop',
          containerDefinitions: [{ name: 'worker', image: 'shop:1', portMappings: [{ containerPort: 80 }] }],
        },
      });
    scene.run.world.ecs.fetchProtections = () => Promise.resolve(null);
    expect((await runPhases(scene.run)).outcome).toBe('planned');
    const missing = scene.report.ahead?.missingPermissions ?? [];
    expect(missing.map(({ action }) => action.split(':')[1]?.split(',')[0])).toEqual([
      ...['DescribeTargetGroups', 'GetTaskProtection', 'DescribeServiceDeployments'],
    ]);
  });
});

it('plan against actual: how long it took stands beside what was planned', async () => {
  const scene = aScene();
  expect((await runPhases(scene.run)).outcome).toBe('succeeded');
  const { ahead } = scene.report;
  expect(ahead?.tookMs).toBeGreaterThanOrEqual(30_000);
  expect(scene.lines.join('\n')).toMatch(/expected to be over by 2026-.*, at worst by 2026-/);
  expect(scene.lines.join('\n')).toMatch(/the rollout took .* \(estimate: .*, at worst /);
});

it('settings of the target group go into plan and lints', async () => {
  const scene = aScene({ dryRun: true, broker: null, drain: 'none' });
  scene.service = aService({
    loadBalancers: [{ targetGroupArn: TARGET_GROUP_ARN, containerName: 'worker', containerPort: 80 }],
  });
  scene.run.world.ecs.fetchTaskDefinition = () =>
    Promise.resolve({
      arn: 'arn:x',
      status: 'ACTIVE',
      definition: {
        family: 'shop',
        containerDefinitions: [{ name: 'worker', image: 'shop:1', portMappings: [{ containerPort: 80 }] }],
      },
    });
  scene.targetGroups = [aTargetGroup()];
  scene.run.world.loadBalancer.fetchTargetGroupAttributes = () =>
    Promise.resolve({ 'deregistration_delay.timeout_seconds': '300' });
  await runPhases(scene.run);
  const { ahead } = scene.report;
  expect(ahead?.findings.map(({ id }) => id)).toContain('deregistration-delay-long');
  expect(ahead?.rollout?.advice[0]?.setting).toBe('deregistration_delay.timeout_seconds');
});
