import type { DrainVerdict } from '../drain/assess-drain.js';
import { formatDuration } from '../wording/format-duration.js';
import type { Ending } from './post-deploy.js';
import type { Run } from './run.js';
import { undo } from './undo.js';

/** The drain ran out of time. `fail`: restore and don't deploy; `proceed`: say what will be stopped, and go on (null). */
export async function handleDrainTimeout(run: Run, verdict: DrainVerdict): Promise<Ending | null> {
  const { report, log } = run.world;
  for (const job of verdict.jobs) {
    const age = job.ageMs === null ? 'not started' : `running for ${formatDuration(job.ageMs)}`;
    log.warn(`job ${job.name} ${job.id} on ${job.node}: ${age}`);
  }
  const held = `drain-timeout (${formatDuration(run.inputs.drainTimeoutMs)}) is over: ${verdict.sentence}`;
  if (run.inputs.onDrainTimeout === 'proceed') {
    const line = `${held} Deploying all the same (on-drain-timeout: proceed): ECS will stop these jobs.`;
    log.warn(line);
    report.warnings.push(line);
    return null;
  }
  const undone = await undo(run);
  const reason =
    `${held} Nothing was deployed. ${undone.sentence} Raise drain-timeout, or set on-drain-timeout: proceed. ` +
    'A job that blocks on .get() of a child in a silenced queue never ends by itself.';
  return { outcome: 'timed-out', reason };
}
