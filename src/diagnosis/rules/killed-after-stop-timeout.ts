import { formatDuration } from '../../wording/format-duration.js';
import { defineRule } from '../define-rule.js';
import { isHeldUpByOldTasks } from '../reading/is-held-up-by-old-tasks.js';
import { findKilledStops } from '../reading/find-killed-stops.js';

/** AWS calls 137 "usually out of memory"; with a stop that the scheduler asked for it is SIGKILL after stopTimeout. */
export const killedAfterStopTimeout = defineRule({
  id: 'killed-after-stop-timeout',
  severity: 'symptom',
  // With a shell as the first process that is the finding.
  find: (evidence) =>
    findKilledStops(evidence)
      .filter(({ shell }) => shell === null)
      .map((stop) => ({ ...stop, decides: !stop.isNew && isHeldUpByOldTasks(evidence) })),
  explain: ({ container, isNew, stopTimeoutSeconds, tookMs, isWorker, decides, line }) => ({
    severity: decides ? 'cause' : 'symptom',
    what: `Container ${container} of ${isNew ? 'a new' : 'an old'} task did not end within its \`stopTimeout\` of ${stopTimeoutSeconds} s and was killed${tookMs === null ? '' : `, ${formatDuration(tookMs)} after it was asked to stop`}.`,
    why: `It was not out of memory: ECS had asked it to stop, and it ${isWorker ? 'still held jobs, which were cut' : 'ignored SIGTERM or took longer to finish'}.`,
    fix: isWorker
      ? 'Drain the workers before they are stopped (`broker-url` with `drain`), and set `stopTimeout` to 120.'
      : 'Handle SIGTERM in the main process, shorten its own grace (gunicorn’s --graceful-timeout) below `stopTimeout`, or raise `stopTimeout`, on Fargate to 120 at most.',
    evidence: [line],
  }),
});
