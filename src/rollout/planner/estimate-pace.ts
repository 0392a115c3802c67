import type { Pace, PaceFacts, Range } from '../../model/rollout-plan.js';

/** The scheduler acts about every 10 s (measured in real rollouts: stop to deregistration 10.1 s and 9.7 s). */
const PASS_MS = 10_000;
const NOTICE: Range = { best: 0, expected: PASS_MS / 2, worst: PASS_MS };
const PASS: Range = { best: 0, expected: PASS_MS, worst: PASS_MS };

/** Fargate, created to RUNNING, without data from this service: 37 s and 53 s to the first process in real rollouts. */
const UNKNOWN_START: Range = { best: 10_000, expected: 45_000, worst: 180_000 };

/** A task without health checks counts as healthy 40 s after RUNNING (DeploymentConfiguration.minimumHealthyPercent). */
const UNCHECKED: Range = { best: 40_000, expected: 40_000, worst: 45_000 };

/** From registered to the first check. */
const REGISTRATION: Range = { best: 0, expected: 10_000, worst: 20_000 };

/** From the last exit to STOPPED: the network interface is deleted. */
const CLEARING: Range = { best: 0, expected: 6_000, worst: 20_000 };

/** A process that handles SIGTERM and has nothing left to do. */
const QUICK_EXIT_MS = 2_000;

/** How long each step of a task takes in this service, from observations and settings. */
export function estimatePace(facts: PaceFacts): Pace {
  return {
    notice: NOTICE,
    pass: PASS,
    start: estimateStart(facts.observedStartMs),
    prove: estimateProof(facts),
    stop: estimateStop(facts),
  };
}

/** Image caches and placement vary: the slowest task may take twice as long next time. */
function estimateStart(observed: readonly number[]): Range {
  if (observed.length === 0) return UNKNOWN_START;
  const slowest = Math.max(...observed);
  return {
    best: Math.min(...observed) / 2,
    expected: findMedian(observed),
    worst: Math.max(2 * slowest, slowest + 30_000),
  };
}

function estimateProof(facts: PaceFacts): Range {
  const checks = [
    ...facts.targetGroups.map(({ intervalSeconds, timeoutSeconds }) => {
      const intervalMs = intervalSeconds * 1000;
      // A new target needs one passing check, whatever the threshold (ELB guide, target group health checks).
      const checked = { best: 0, expected: intervalMs, worst: 2 * intervalMs + timeoutSeconds * 1000 };
      return add(NOTICE, REGISTRATION, checked);
    }),
    ...(facts.containerCheck === null ? [] : [estimateContainerCheck(facts.containerCheck)]),
  ];
  const proof = checks.length === 0 ? UNCHECKED : slowestOf(checks);
  if (facts.observedHealthyMs.length === 0) return proof;
  const expected = findMedian(facts.observedHealthyMs);
  const worst = Math.max(proof.worst, 1.5 * Math.max(...facts.observedHealthyMs));
  return { best: Math.min(proof.best, expected), expected: Math.min(expected, worst), worst };
}

/** One success makes it HEALTHY; failures count only after the start period (ContainerDefinition.healthCheck). */
function estimateContainerCheck(check: NonNullable<PaceFacts['containerCheck']>): Range {
  const intervalMs = check.intervalSeconds * 1000;
  const failing = check.retries * (intervalMs + check.timeoutSeconds * 1000);
  return { best: 0, expected: intervalMs, worst: check.startPeriodSeconds * 1000 + failing };
}

/** Behind a load balancer SIGTERM comes after the deregistration delay, at the scheduler's next pass. */
function estimateStop({ targetGroups, stopTimeoutSeconds, ignoresStopSignal }: PaceFacts): Range {
  const limitMs = stopTimeoutSeconds * 1000;
  const exit: Range = {
    best: 0,
    expected: ignoresStopSignal ? limitMs : Math.min(limitMs, QUICK_EXIT_MS),
    worst: limitMs,
  };
  if (targetGroups.length === 0) return add(exit, CLEARING);
  const delay = Math.max(...targetGroups.map((group) => group.deregistrationDelaySeconds)) * 1000;
  return add(PASS, { best: delay, expected: delay, worst: delay }, NOTICE, exit, CLEARING);
}

function findMedian(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function add(...ranges: readonly Range[]): Range {
  return combine(ranges, (values) => values.reduce((sum, value) => sum + value, 0));
}

function slowestOf(ranges: readonly Range[]): Range {
  return combine(ranges, (values) => Math.max(...values));
}

function combine(ranges: readonly Range[], join: (values: readonly number[]) => number): Range {
  return {
    best: join(ranges.map(({ best }) => best)),
    expected: join(ranges.map(({ expected }) => expected)),
    worst: join(ranges.map(({ worst }) => worst)),
  };
}
