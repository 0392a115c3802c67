import { describe, expect, test } from '@jest/globals';
import { aRollingService, aServiceDeployment } from '../../support/builders/world.js';
import { aLook, at, laneOf, secondsOf, target, task, watch } from './make-look.js';
import { PULLED, WEB, web } from './web-rollout.js';

const STOPPING = { desiredStatus: 'STOPPED' as const, stoppingAtMs: at(61) };

describe('a rollout of a web service', () => {
  const settings = { deregistrationDelayMs: 300_000, stopTimeoutMs: 30_000, healthCheckIntervalMs: 15_000 };
  const timeline = watch(WEB, settings);

  test('a new task: its own times, then what the looks at the targets showed', () => {
    expect(secondsOf(timeline, 'b')).toEqual({
      provision: [2, 14],
      pull: [14, 32],
      start: [32, 36],
      'register-target': [36, 45],
      'become-healthy': [45, 60],
    });
  });

  test('an old task: out of the load balancer first, then the stop signal, then its clean-up', () => {
    expect(secondsOf(timeline, 'a')).toEqual({
      deregister: [65, 370],
      stop: [370, 380],
      'clean-up': [380, 390],
    });
  });

  test('each part names the setting that determines it, and its value', () => {
    const spans = timeline.lanes.flatMap((lane) => lane.spans);
    const found = Object.fromEntries(spans.map(({ kind, setting }) => [kind, setting]));
    expect(found).toMatchObject({
      deregister: { name: 'deregistration_delay.timeout_seconds', valueMs: 300_000 },
      stop: { name: 'stopTimeout', valueMs: 30_000 },
      'become-healthy': { name: 'HealthCheckIntervalSeconds', valueMs: 15_000 },
      pull: null,
    });
  });

  test("the rollout ends with ECS's own event, not with the look that showed it", () => {
    expect(secondsOf(timeline, 'service')).toEqual({ rollout: [1, 393] });
  });

  test('after every look it contains what was seen so far; unfinished spans are open', () => {
    expect(secondsOf(watch(WEB.slice(0, 1)), 'b')).toEqual({ provision: [2, null] });
    expect(secondsOf(watch(WEB.slice(0, 2)), 'b')).toMatchObject({ 'register-target': [36, null] });
    expect(secondsOf(watch(WEB.slice(0, 3)), 'b')).toMatchObject({ 'become-healthy': [45, null] });
    expect(secondsOf(watch(WEB.slice(0, 5)), 'a')).toEqual({ deregister: [65, null] });
    expect(secondsOf(watch(WEB.slice(0, 6)), 'a')).toEqual({ deregister: [65, 370], stop: [370, null] });
  });

  test('it keeps what ECS forgets: a stopped task and its target disappear', () => {
    const later = watch([aLook(4_000, { service: web(), tasks: [], targets: [] })]);
    expect(later.lanes.map(({ id }) => id)).toEqual(['service']);
    const kept = watch([...WEB, aLook(4_000, { service: web(), tasks: [], targets: [] })]);
    expect(secondsOf(kept, 'a')).toEqual(secondsOf(timeline, 'a'));
  });

  test('tasks on which nothing changed have no lane, and looks that show nothing new change nothing', () => {
    expect(watch([aLook(5, { tasks: [task('a', 'old')] })]).lanes.map(({ id }) => id)).toEqual(['service']);
    const last = WEB.at(-1);
    expect(watch(last === undefined ? [] : [...WEB, last], settings)).toEqual(timeline);
  });

  test('sides and revisions are kept', () => {
    expect(laneOf(timeline, 'a')).toMatchObject({
      side: 'old',
      taskDefinitionArn: expect.stringMatching(/shop:45$/),
    });
    expect(laneOf(timeline, 'b')).toMatchObject({
      side: 'new',
      taskDefinitionArn: expect.stringMatching(/shop:46$/),
    });
  });
});

describe('what is not known is left out', () => {
  test('no pull times: one part from creation to RUNNING', () => {
    const timeline = watch([aLook(40, { tasks: [task('b', 'new', { startedAtMs: at(36) })] })]);
    expect(secondsOf(timeline, 'b')).toEqual({ start: [2, 36] });
  });

  test('targets that can not be read: no span for health', () => {
    const tasks = [task('b', 'new', { startedAtMs: at(36) })];
    expect(secondsOf(watch([aLook(40, { service: web(), tasks })]), 'b')).toEqual({ start: [2, 36] });
  });

  test('a task without stop times: no stop', () => {
    const tasks = [task('a', 'old', { desiredStatus: 'STOPPED', lastStatus: 'STOPPED' })];
    expect(laneOf(watch([aLook(40, { tasks })]), 'a')).toBeUndefined();
  });

  test('no exit time: stopping lasts to STOPPED, and no clean-up', () => {
    const tasks = [task('a', 'old', { ...STOPPING, lastStatus: 'STOPPED', stoppedAtMs: at(80) })];
    expect(secondsOf(watch([aLook(90, { tasks })]), 'a')).toEqual({ stop: [61, 80] });
  });

  test('what was over before the run is left out', () => {
    const gone = task('a', 'old', {
      ...STOPPING,
      stoppingAtMs: at(-60),
      stoppedAtMs: at(-30),
      lastStatus: 'STOPPED',
    });
    expect(laneOf(watch([aLook(5, { tasks: [gone] })]), 'a')).toBeUndefined();
  });

  test("a target registered before RUNNING costs nothing; clocks that differ don't make a part end before it begins", () => {
    const early = task('b', 'new', { ...PULLED, lastStatus: 'ACTIVATING' });
    const targets = [target('b', 'initial')];
    const timeline = watch([
      aLook(33, { service: web(), tasks: [early], targets }),
      aLook(35, {
        service: web(),
        tasks: [{ ...early, lastStatus: 'RUNNING', startedAtMs: at(36) }],
        targets: [target('b', 'healthy')],
      }),
    ]);
    expect(secondsOf(timeline, 'b')).toMatchObject({
      'register-target': [33, 33],
      'become-healthy': [36, 36],
    });
  });
});

describe('without a load balancer', () => {
  const running = task('b', 'new', { startedAtMs: at(36) });
  const stopped = {
    id: 'e',
    atMs: at(76),
    message: '(service worker) has stopped 2 running tasks: (task a).',
  };
  const service = aRollingService({ createdAtMs: at(1) }, {}, { events: [stopped] });

  test('with a container check, when a look first showed HEALTHY', () => {
    const looks = [
      aLook(40, { tasks: [running] }),
      aLook(55, { tasks: [{ ...running, healthStatus: 'HEALTHY' }] }),
    ];
    expect(secondsOf(watch(looks, { containerCheckIntervalMs: 10_000 }), 'b')).toMatchObject({
      'become-healthy': [36, 55],
    });
  });

  test('without checks, when ECS stops an old task, because then new ones count as healthy', () => {
    const timeline = watch([aLook(80, { service, tasks: [running] })], { containerCheckIntervalMs: null });
    expect(secondsOf(timeline, 'b')).toMatchObject({ 'become-healthy': [36, 76] });
  });

  test('unless the old tasks were protected: then it proves nothing', () => {
    const timeline = watch([aLook(80, { service, tasks: [running], holdsOld: true })], {
      containerCheckIntervalMs: null,
    });
    expect(secondsOf(timeline, 'b')).toEqual({ start: [2, 36] });
  });
});

describe('failures', () => {
  test('an image that can not be pulled: the pull ends when the task is given up', () => {
    const failed = task('b', 'new', {
      pullStartedAtMs: at(14),
      desiredStatus: 'STOPPED',
      lastStatus: 'STOPPED',
      stoppingAtMs: at(50),
      stoppedAtMs: at(60),
    });
    expect(secondsOf(watch([aLook(62, { tasks: [failed] })]), 'b')).toEqual({
      provision: [2, 14],
      pull: [14, 50],
    });
  });

  test('never healthy: it waited until it was stopped, limited by the grace period', () => {
    const sick = task('b', 'new', { startedAtMs: at(36) });
    const targets = [target('b', 'unhealthy')];
    const timeline = watch(
      [
        aLook(40, { service: web(), tasks: [sick], targets }),
        aLook(140, {
          service: web(),
          tasks: [{ ...sick, ...STOPPING, stoppingAtMs: at(131), lastStatus: 'STOPPING' }],
          targets: [],
        }),
      ],
      { gracePeriodMs: 60_000 },
    );
    expect(secondsOf(timeline, 'b')).toMatchObject({ 'become-healthy': [40, 131], stop: [131, null] });
    const health = laneOf(timeline, 'b')?.spans.find(({ kind }) => kind === 'become-healthy');
    expect(health?.setting).toEqual({ name: 'healthCheckGracePeriodSeconds', valueMs: 60_000 });
  });
});

test('what delays the deployment although its tasks run is shown as seen', () => {
  const service = aRollingService({ createdAtMs: at(1) });
  const bake = aServiceDeployment({ lifecycleStage: 'BAKE_TIME' });
  const hook = aServiceDeployment({ waitingHooks: [{ id: 'h', expiresAtMs: null, timeoutAction: null }] });
  const looks = [hook, hook, bake, aServiceDeployment(), aServiceDeployment()].map(
    (serviceDeployment, index) => aLook(10 * (index + 1), { service, serviceDeployment }),
  );
  expect(secondsOf(watch(looks), 'service')).toEqual({
    rollout: [1, null],
    paused: [10, 30],
    bake: [30, 40],
  });
});

test.each([
  ['is gone', { deployments: [] }],
  ['is PRIMARY no more', aRollingService({ status: 'ACTIVE', createdAtMs: at(1) })],
])('a deployment that %s is over: rolled back, or superseded', (_, change) => {
  const service = aRollingService({ createdAtMs: at(1) });
  const looks = [
    aLook(5, { service }),
    aLook(30, { service: { ...service, ...change } }),
    aLook(35, { service: { ...service, ...change } }),
  ];
  expect(secondsOf(watch(looks), 'service')).toEqual({ rollout: [1, 30] });
  expect(secondsOf(watch([...looks, aLook(40, { service })]), 'service')).toEqual({ rollout: [1, null] });
});

test('watching on after the end is stable-for', () => {
  const done = aRollingService({ createdAtMs: at(1), rolloutState: 'COMPLETED' });
  const timeline = watch([aLook(50, { service: done }), aLook(80, { service: done })], {
    stableForMs: 30_000,
  });
  expect(secondsOf(timeline, 'service')).toEqual({ rollout: [1, 50], 'stable-for': [50, 80] });
});

test('it is bounded: of thousands of tasks 600 lanes are kept, and the others are counted', () => {
  const tasks = Array.from({ length: 900 }, (_, index) => task(`t${index}`, 'new'));
  const timeline = watch([aLook(5, { tasks }), aLook(10, { tasks })]);
  expect(timeline.lanes).toHaveLength(600);
  expect(timeline.lanesLeftOut).toBe(301);
});
