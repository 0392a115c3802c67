import { describe, expect, test } from '@jest/globals';
import type { RolloutPlanQuestion } from '../../../src/model/rollout-plan.js';
import type { TaskDefinition } from '../../../src/model/task-definition.js';
import { toRolloutPlanQuestion, type PlanSources } from '../../../src/rollout/to-rollout-plan-question.js';
import { measurePace } from '../../../src/rollout/planner/measure-pace.js';
import { someTargetGroupSettings } from '../../support/builders/preflight-facts.js';
import { NOW_MS, TARGET_GROUP_ARN, aService, aTask } from '../../support/builders/world.js';

const define = (...containers: Readonly<Record<string, unknown>>[]): TaskDefinition => ({
  family: 'shop',
  containerDefinitions: containers.map((container, at) => ({
    name: `c${at}`,
    image: 'shop:1',
    ...container,
  })),
});

function ask(sources: Partial<PlanSources> = {}): RolloutPlanQuestion {
  return toRolloutPlanQuestion({
    service: aService(),
    tasks: [aTask(), aTask()],
    definition: define({}),
    currentDefinition: null,
    targetGroups: [],
    desiredCount: 2,
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    holdsOld: false,
    drainTimeoutMs: 0,
    healthTimeoutMs: null,
    ignoresStopSignal: false,
    ...sources,
  });
}

describe('what the planner is asked', () => {
  test('how many old tasks there are, and how many of them are healthy', () => {
    const tasks = [
      aTask(),
      aTask({ healthStatus: 'UNHEALTHY' }),
      aTask({ lastStatus: 'PENDING', startedAtMs: null }),
    ];
    expect(ask({ tasks })).toMatchObject({ oldCount: 3, oldHealthyCount: 1 });
  });

  test('the old tasks stop as their own definition says', () => {
    const currentDefinition = define({ stopTimeout: 120 });
    expect(ask({ currentDefinition, definition: define({ stopTimeout: 5 }) }).pace.stopTimeoutSeconds).toBe(
      120,
    );
  });

  test('containers that depend on each other stop one after the other', () => {
    const chain = define({ stopTimeout: 20 }, { dependsOn: [{ containerName: 'c0', condition: 'START' }] });
    expect(ask({ definition: chain }).pace.stopTimeoutSeconds).toBe(50);
  });

  test('the slowest check of an essential container', () => {
    const check = (interval: number): object => ({ command: ['CMD', 'true'], interval });
    const definition = define(
      { healthCheck: check(10) },
      { healthCheck: check(20) },
      { healthCheck: check(60), essential: false },
    );
    expect(ask({ definition }).pace.containerCheck?.intervalSeconds).toBe(20);
  });

  test("a target group that can not be read has AWS's defaults", () => {
    const loadBalancers = [{ targetGroupArn: TARGET_GROUP_ARN, containerName: 'c0', containerPort: 80 }];
    const service = aService({ loadBalancers });
    expect(ask({ service }).pace.targetGroups).toMatchObject([{ deregistrationDelaySeconds: 300 }]);
    expect(ask({ service, targetGroups: [someTargetGroupSettings()] }).pace.targetGroups).toMatchObject([
      { deregistrationDelaySeconds: 30 },
    ]);
  });
});

describe('what was observed', () => {
  const task = aTask({ createdAtMs: NOW_MS, startedAtMs: NOW_MS + 40_000 });
  const event = (afterMs: number, message: string) => ({
    id: `e${afterMs}`,
    atMs: NOW_MS + afterMs,
    message,
  });

  test('from created to RUNNING', () => {
    expect(measurePace([task, aTask({ startedAtMs: null })], []).observedStartMs).toEqual([40_000]);
  });

  test('from RUNNING to the first event that ECS only sends when it is healthy', () => {
    const events = [
      event(160_000, '(service s) (deployment ecs-svc/1) deployment completed.'),
      event(90_000, '(service s) has stopped 1 running tasks: (task 1).'),
      event(20_000, '(service s) has stopped 1 running tasks: (task 0).'),
      event(45_000, '(service s) registered 1 targets in (target-group x)'),
    ];
    expect(measurePace([task], events).observedHealthyMs).toEqual([50_000]);
  });

  test('nothing, where the events are long gone or of another day', () => {
    expect(measurePace([task], []).observedHealthyMs).toEqual([]);
    const late = [event(40_000 + 3_600_000, '(service s) has stopped 1 running tasks: (task 1).')];
    expect(measurePace([task], late).observedHealthyMs).toEqual([]);
  });
});
