import type { DrainVerdict } from '../drain/assess-drain.js';
import { formatDuration } from '../wording/format-duration.js';
import type { Ending } from './ending.js';
import type { Run } from './run.js';
import { undo } from './undo.js';

/** The drain ran out of time. `fail`: restore and don't deploy; `proceed`: name the jobs that ECS will stop, and go on (null). */
export async function handleDrainTimeout(run: Run, verdict: DrainVerdict): Promise<Ending | null> {
  const { story } = run.world;
  for (const job of verdict.jobs) {
    const age = job.ageMs === null ? 'not started' : `running for ${formatDuration(job.ageMs)}`;
    const sentence = `job ${job.name} ${job.id} on ${job.node}: ${age}`;
    story.tell({ kind: 'noted', sentence, isWarning: true });
  }
  const held = `drain-timeout (${formatDuration(run.inputs.drainTimeoutMs)}) is over: ${verdict.sentence}`;
  if (run.inputs.onDrainTimeout === 'proceed') {
    const sentence = `${held} Deploying anyway (on-drain-timeout: proceed): ECS will stop these jobs.`;
    story.tell({ kind: 'warned', sentence });
    return null;
  }
  const isBrokerAway = run.outages.has('the state of the workers');
  const undone = await undo(run);
  const reason =
    `${held} Nothing was deployed. ${undone.sentence} Raise drain-timeout, or set on-drain-timeout: proceed. ` +
    'A job that blocks on .get() of a child in a silenced queue never ends by itself.';
  const wentBack = { causes: isBrokerAway ? ['broker-unreachable'] : [] };
  return { outcome: 'timed-out', reason, ...(undone.clean ? { wentBack } : {}) };
}
