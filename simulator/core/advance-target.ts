import type { Action, Fact } from './action.js';
import type { TargetGroupRecord, TargetRecord } from './load-balancer-record.js';
import type { World } from './world.js';

const REGISTERING = ['Elb.RegistrationInProgress', 'Target registration is in progress'] as const;
const CHECKING = ['Elb.InitialHealthChecking', 'Initial health checks in progress'] as const;
const LEAVING = ['Target.DeregistrationInProgress', 'Target deregistration is in progress'] as const;

function describe(target: TargetRecord, words: readonly [string, string] | null): void {
  target.reason = words?.[0] ?? null;
  target.description = words?.[1] ?? null;
}

/** A target group is probed only when a listener forwards to it. */
export function isInUse(world: World, group: TargetGroupRecord): boolean {
  return Object.values(world.listeners).some(({ targetGroupArns }) => targetGroupArns.includes(group.arn));
}

export function registerTarget(
  world: World,
  group: TargetGroupRecord,
  entry: Pick<TargetRecord, 'id' | 'port' | 'taskArn'>,
  nowMs: number,
): void {
  group.targets = group.targets.filter(({ id, port }) => id !== entry.id || port !== entry.port);
  const target: TargetRecord = {
    ...entry,
    state: 'initial',
    reason: null,
    description: null,
    registeredAtMs: nowMs,
    nextProbeAtMs:
      nowMs + (world.settings.targetRegistrationSeconds + group.healthCheck.intervalSeconds) * 1000,
    successes: 0,
    failures: 0,
    drainedAtMs: null,
  };
  describe(target, REGISTERING);
  group.targets.push(target);
}

/** Draining for the whole deregistration delay, however few connections are open. */
export function deregisterTarget(group: TargetGroupRecord, target: TargetRecord, nowMs: number): void {
  if (target.state === 'draining') return;
  const delaySeconds = Number(group.attributes['deregistration_delay.timeout_seconds'] ?? '300');
  target.state = 'draining';
  target.nextProbeAtMs = null;
  target.drainedAtMs = nowMs + delaySeconds * 1000;
  describe(target, LEAVING);
}

/** Orders the probes that are due and removes targets whose delay is over. */
export function advanceTargets(world: World, nowMs: number, actions: Action[]): void {
  for (const group of Object.values(world.targetGroups)) {
    group.targets = group.targets.filter(({ drainedAtMs }) => drainedAtMs === null || drainedAtMs > nowMs);
    for (const target of group.targets) {
      const registering = nowMs - target.registeredAtMs < world.settings.targetRegistrationSeconds * 1000;
      if (target.state === 'initial' && !registering) describe(target, CHECKING);
      if (target.nextProbeAtMs === null || target.nextProbeAtMs > nowMs) continue;
      if (!isInUse(world, group)) {
        target.nextProbeAtMs = nowMs + group.healthCheck.intervalSeconds * 1000;
        continue;
      }
      target.nextProbeAtMs = null;
      actions.push({
        kind: 'probe-target',
        targetGroupArn: group.arn,
        targetId: target.id,
        port: target.port,
      });
    }
  }
}

/** A new target needs one passing check; a recovering one HealthyThreshold, a failing one UnhealthyThreshold. */
export function acceptProbe(
  world: World,
  fact: Extract<Fact, { kind: 'target-probed' }>,
  nowMs: number,
): void {
  const group = world.targetGroups[fact.targetGroupArn];
  const target = group?.targets.find(({ id, port }) => id === fact.targetId && port === fact.port);
  if (group === undefined || target === undefined || target.state === 'draining') return;
  const { healthCheck } = group;
  target.nextProbeAtMs = nowMs + healthCheck.intervalSeconds * 1000;
  if (typeof fact.answer === 'number' && matches(healthCheck.matcher, fact.answer)) {
    target.failures = 0;
    target.successes += 1;
    if (target.state === 'initial' || target.successes >= healthCheck.healthyThreshold) {
      target.state = 'healthy';
      describe(target, null);
    }
    return;
  }
  target.successes = 0;
  target.failures += 1;
  if (target.failures < healthCheck.unhealthyThreshold && target.state !== 'unhealthy') return;
  target.state = 'unhealthy';
  describe(target, describeFailure(fact.answer));
}

function describeFailure(answer: number | 'timeout' | 'refused'): readonly [string, string] {
  if (answer === 'timeout') return ['Target.Timeout', 'Request timed out'];
  if (answer === 'refused') return ['Target.FailedHealthChecks', 'Health checks failed'];
  return ['Target.ResponseCodeMismatch', `Health checks failed with these codes: [${answer}]`];
}

/** `200`, `200,202` or `200-399`. */
function matches(matcher: string, status: number): boolean {
  return matcher.split(',').some((part) => {
    const [low, high] = part.split('-').map(Number);
    return status >= (low ?? 200) && status <= (high ?? low ?? 200);
  });
}
