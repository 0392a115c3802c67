import type { PaceFacts, PlanAdvice, RolloutPlanQuestion } from '../../model/rollout-plan.js';
import { formatDuration } from '../../wording/format-duration.js';
import { computeLimits } from '../compute-limits.js';
import { estimateRollout } from './estimate-rollout.js';

/** Smaller savings are not worth a change. */
const WORTHWHILE_MS = 30_000;
const SHORT_DELAY_SECONDS = 30;
const SHORT_INTERVAL_SECONDS = 10;
const MAXIMUM_PERCENTS = [100, 125, 150, 200];
const MINIMUM_PERCENTS = [100, 75, 50, 0];

/** What would make this rollout faster without making it less safe, largest saving first. */
export function findAdvice(question: RolloutPlanQuestion): PlanAdvice[] {
  const now = estimateRollout(question);
  if (now === null) return [];
  const changes = [...findPaceChanges(question.pace), ...findFastestPair(question)];
  const advice = changes.flatMap(({ setting, change, words }) => {
    const then = estimateRollout({ ...question, ...change });
    const savesMs = then === null ? 0 : now.duration.expected - then.duration.expected;
    if (savesMs < WORTHWHILE_MS) return [];
    return [{ setting, savesMs, sentence: `${words} about ${formatDuration(savesMs)}.` }];
  });
  return advice.sort((a, b) => b.savesMs - a.savesMs);
}

interface Change {
  readonly setting: string;
  readonly change: Partial<RolloutPlanQuestion>;
  readonly words: string;
}

function findPaceChanges(pace: PaceFacts): Change[] {
  const delay = Math.max(0, ...pace.targetGroups.map((group) => group.deregistrationDelaySeconds));
  const interval = Math.max(0, ...pace.targetGroups.map((group) => group.intervalSeconds));
  const changes: Change[] = [];
  const groupsWith = (part: Partial<PaceFacts['targetGroups'][number]>): Partial<RolloutPlanQuestion> => ({
    pace: {
      ...pace,
      observedHealthyMs: 'intervalSeconds' in part ? [] : pace.observedHealthyMs,
      targetGroups: pace.targetGroups.map((group) => ({ ...group, ...part })),
    },
  });
  if (delay > SHORT_DELAY_SECONDS) {
    changes.push({
      setting: 'deregistration_delay.timeout_seconds',
      change: groupsWith({ deregistrationDelaySeconds: SHORT_DELAY_SECONDS }),
      words: `A deregistration delay of ${SHORT_DELAY_SECONDS} s instead of ${delay} s would save`,
    });
  }
  if (interval > SHORT_INTERVAL_SECONDS) {
    changes.push({
      setting: 'HealthCheckIntervalSeconds',
      change: groupsWith({ intervalSeconds: SHORT_INTERVAL_SECONDS }),
      words: `A health check every ${SHORT_INTERVAL_SECONDS} s instead of every ${interval} s would save`,
    });
  }
  if (pace.ignoresStopSignal) {
    changes.push({
      setting: 'command',
      change: { pace: { ...pace, ignoresStopSignal: false } },
      words: `Handling SIGTERM instead of being killed after ${pace.stopTimeoutSeconds} s would save`,
    });
  }
  return changes;
}

/** The fastest pair that keeps as many tasks healthy as now; of equally fast ones, the one with the fewest tasks. */
function findFastestPair(question: RolloutPlanQuestion): Change[] {
  const { desiredCount } = question;
  const { lower } = computeLimits(desiredCount, question.minimumHealthyPercent, question.maximumPercent);
  const pairs = [...new Set([question.minimumHealthyPercent, ...MINIMUM_PERCENTS])].flatMap((minimum) =>
    MAXIMUM_PERCENTS.map((maximum) => ({ minimumHealthyPercent: minimum, maximumPercent: maximum })),
  );
  const safe = pairs.flatMap((pair) => {
    const limits = computeLimits(desiredCount, pair.minimumHealthyPercent, pair.maximumPercent);
    const then = limits.lower < lower ? null : estimateRollout({ ...question, ...pair });
    return then === null ? [] : [{ pair, expectedMs: then.duration.expected, upper: limits.upper }];
  });
  safe.sort((a, b) => a.expectedMs - b.expectedMs || a.upper - b.upper);
  const best = safe[0]?.pair;
  if (best === undefined) return [];
  const name = `${best.minimumHealthyPercent}/${best.maximumPercent}`;
  const current = `${question.minimumHealthyPercent}/${question.maximumPercent}`;
  return [
    {
      setting: 'minimum-healthy-percent/maximum-percent',
      change: best,
      words: `Percentages of ${name} (minimum/maximum) instead of ${current} keep as many tasks healthy and would save`,
    },
  ];
}
