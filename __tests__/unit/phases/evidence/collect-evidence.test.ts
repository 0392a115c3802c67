import { describe, expect, it } from '@jest/globals';
import { diagnose } from '../../../../src/diagnosis/diagnose.js';
import { WorldError } from '../../../../src/errors.js';
import type { LogLine } from '../../../../src/model/evidence.js';
import { runPhases } from '../../../../src/phases/run-phases.js';
import type { LogStream } from '../../../../src/ports.js';
import type { FakeWorld } from '../../../support/fakes/fake-world.js';
import { createFakeWorld } from '../../../support/fakes/fake-world.js';
import {
  NEW_ARN,
  NEW_ID,
  NOW_MS,
  OLD_ARN,
  OLD_ID,
  aDeadTask,
  aRollingService,
  aTask,
} from '../../../support/builders/world.js';
import { aScene } from '../../../support/fakes/scenario.js';

const CRASH = "ModuleNotFoundError: No module named 'stripe'";
const definition = {
  family: 'shop',
  containerDefinitions: [
    {
      name: 'worker',
      image: 'shop:1',
      environment: [{ name: 'API_TOKEN', value: 'geheim-4711' }],
      logConfiguration: {
        logDriver: 'awslogs',
        options: { 'awslogs-group': '/ecs/shop', 'awslogs-stream-prefix': 'ecs' },
      },
    },
  ],
};

/** Two tasks of the new revision die; `log` is what their containers said. */
function aCrash(log: (stream: LogStream) => Promise<readonly LogLine[]>): FakeWorld {
  const fake = createFakeWorld({ images: [{ container: null, image: 'shop:2' }], onFailure: 'leave' });
  fake.tasks = [aTask(), aTask()];
  fake.onUpdate = () => {
    fake.service = aRollingService();
    fake.tasks = [...fake.tasks, aDeadTask(), aDeadTask()];
  };
  Object.assign(fake.run.world.ecs, {
    fetchTaskDefinition: (arn: string) => Promise.resolve({ arn, status: 'ACTIVE', definition }),
  });
  Object.assign(fake.run.world.logs, { fetchLastLines: log });
  return fake;
}

const crashed = (): Promise<readonly LogLine[]> => Promise.resolve([{ atMs: NOW_MS, message: CRASH }]);

describe('a rollout that fails', () => {
  it('is told why, with the line that proves it', async () => {
    const fake = aCrash(crashed);
    const ending = await runPhases(fake.run);
    expect(ending.outcome).toBe('failed');
    expect(fake.report.diagnoses[0]).toMatchObject({ id: 'module-not-found', evidence: [CRASH] });
  });

  it('keeps how the tasks that it replaced ended', async () => {
    const fake = aCrash(crashed);
    const replaced = aDeadTask({ startedBy: OLD_ID, stoppedAtMs: NOW_MS + 1_000 });
    const forgotten = aDeadTask({ startedBy: OLD_ID, stoppedAtMs: NOW_MS - 3_600_000 });
    fake.tasks = [...fake.tasks, replaced, forgotten];
    await runPhases(fake.run);
    expect(fake.report.evidence?.endedOldTasks?.map(({ arn }) => arn)).toEqual([replaced.arn]);
  });

  it('leaves the evidence in the report, from which the same follows again', async () => {
    const fake = aCrash(crashed);
    await runPhases(fake.run);
    const { evidence, diagnoses } = fake.report;
    expect(evidence).toMatchObject({
      deploymentId: NEW_ID,
      taskDefinition: { arn: NEW_ARN },
      previousTaskDefinition: { arn: OLD_ARN },
    });
    expect(evidence?.stoppedTasks).toHaveLength(2);
    const replayed = JSON.parse(JSON.stringify(evidence)) as NonNullable<typeof evidence>;
    expect(diagnose(replayed)).toEqual(diagnoses);
  });

  it('hides a secret of the task definition, also where the container printed it', async () => {
    const fake = aCrash(() => Promise.resolve([{ atMs: NOW_MS, message: `token geheim-4711. ${CRASH}` }]));
    await runPhases(fake.run);
    expect(JSON.stringify(fake.report)).not.toContain('geheim-4711');
    expect(fake.report.diagnoses[0]?.evidence).toEqual([`token ***. ${CRASH}`]);
  });

  it('looks once more for lines that come late', async () => {
    let calls = 0;
    const fake = aCrash(() => ((calls += 1) > 2 ? crashed() : Promise.resolve([])));
    await runPhases(fake.run);
    expect(fake.report.diagnoses[0]?.id).toBe('module-not-found');
  });
});

describe('a source that cannot be read', () => {
  it('is a fact, and no error', async () => {
    const denied = new WorldError('denied', 'logs:GetLogEvents', 'logs:GetLogEvents: not authorized');
    const fake = aCrash(() => Promise.reject(denied));
    const ending = await runPhases(fake.run);
    expect(ending.outcome).toBe('failed');
    const unread = fake.report.evidence?.unreadable.find(({ source }) => source.startsWith('logs:'));
    expect(unread?.source).toMatch(/^logs:GetLogEvents \/ecs\/shop ecs\/worker\//);
    expect(unread?.error).toBe('logs:GetLogEvents: not authorized');
  });

  it('is asked no more once it was denied', async () => {
    let calls = 0;
    const { run } = aCrash(() => {
      calls += 1;
      return Promise.reject(new Error('no'));
    });
    await runPhases(run);
    expect(calls).toBeLessThanOrEqual(2);
  });

  it('does not keep the others from being read', async () => {
    const fake = aCrash(crashed);
    const refuse = () => Promise.reject(new Error('no'));
    Object.assign(fake.run.world.ecs, { fetchProtections: refuse });
    await runPhases(fake.run);
    expect(fake.report.evidence?.unreadable.map(({ source }) => source)).toContain('ecs:GetTaskProtection');
    expect(fake.report.diagnoses[0]?.id).toBe('module-not-found');
  });
});

it('a run that succeeds keeps no evidence and blames nothing', async () => {
  const scene = aScene();
  await runPhases(scene.run);
  const { evidence, diagnoses } = scene.report;
  expect([evidence, diagnoses]).toEqual([null, []]);
});

it('a call that is denied before any rollout is judged by its words', async () => {
  const fake = aCrash(crashed);
  const denied = 'AWS denied ecs:UpdateService: the role needs iam:PassRole on arn:aws:iam::1:role/shop.';
  Object.assign(fake.run.world.ecs, {
    updateService: () => Promise.reject(new WorldError('denied', 'x', denied)),
  });
  await runPhases(fake.run);
  expect(fake.report.diagnoses[0]?.id).toBe('pass-role-denied');
});
