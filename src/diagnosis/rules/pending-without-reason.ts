import { countOf } from '../../wording/count-of.js';
import { formatDuration } from '../../wording/format-duration.js';
import { shortenTask } from '../../wording/shorten-arn.js';
import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';

const LONG_MS = 300_000;
const BEFORE_RUNNING = new Set(['PROVISIONING', 'PENDING', 'ACTIVATING']);

export const pendingWithoutReason = defineRule({
  id: 'pending-without-reason',
  severity: 'symptom',
  // A task that failed to start has a reason.
  find: ({ newTasks, stoppedTasks, atMs }) => {
    if (stoppedTasks.some(({ stopCode }) => stopCode === 'TaskFailedToStart')) return [];
    const waiting = newTasks.filter(
      ({ lastStatus, createdAtMs }) => BEFORE_RUNNING.has(lastStatus) && atMs - createdAtMs >= LONG_MS,
    );
    if (waiting.length === 0) return [];
    const longestMs = Math.max(...waiting.map(({ createdAtMs }) => atMs - createdAtMs));
    const lines = waiting.map(({ arn, lastStatus }) => `task ${shortenTask(arn)}: ${lastStatus}`);
    return [{ count: waiting.length, longestMs, lines: shortenLines(lines) }];
  },
  explain: ({ count, longestMs, lines }) => ({
    what: `${countOf(count, 'new task')} did not reach RUNNING in ${formatDuration(longestMs)}, and ECS gives no reason.`,
    why: 'Usually the image is very large or its download slow; or a container waits for another one that never becomes healthy.',
    fix: 'Check the size of the image and `dependsOn` of the containers, and give the rollout more time (`health-timeout`).',
    evidence: lines,
  }),
});
