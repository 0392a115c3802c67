import { formatDuration } from '../../wording/format-duration.js';
import { defineRule } from '../define-rule.js';
import { isHeldUpByOldTasks } from '../reading/is-held-up-by-old-tasks.js';
import { findKilledStops } from '../reading/find-killed-stops.js';

/** AWS documents 137 as "usually out of memory"; after a stop by the scheduler it is SIGKILL after stopTimeout. */
export const killedAfterStopTimeout = defineRule({
  id: 'killed-after-stop-timeout',
  severity: 'symptom',
  // A shell as the first process has its own rule.
  find: (evidence) =>
    findKilledStops(evidence)
      .filter(({ shell }) => shell === null)
      .map((stop) => ({ ...stop, decides: !stop.isNew && isHeldUpByOldTasks(evidence) })),
  explain: ({ container, isNew, stopTimeoutSeconds, tookMs, isWorker, decides, line }) => ({
    severity: decides ? 'cause' : 'symptom',
    what: `Container ${container} of ${isNew ? 'a new' : 'an old'} task did not stop within its \`stopTimeout\` of ${stopTimeoutSeconds} s and was killed${tookMs === null ? '' : `, ${formatDuration(tookMs)} after it was asked to stop`}.`,
    why: `It did not run out of memory: ECS asked it to stop, and it ${isWorker ? 'still had jobs, which were cut' : 'ignored SIGTERM or needed more time'}.`,
    fix: isWorker
      ? 'Drain the workers before they are stopped (`broker-url` with `drain`), and set `stopTimeout` to 120.'
      : 'Handle SIGTERM in the main process, set its own grace time (gunicorn’s --graceful-timeout) below `stopTimeout`, or raise `stopTimeout` (120 at most on Fargate).',
    evidence: [line],
  }),
});
