import type { RolloutSnapshot } from '../../model/rollout.js';
import { groupDeaths } from '../../rollout/group-deaths.js';
import { shortenEvent } from '../../wording/shorten-event.js';
import { fetchServing } from './fetch-serving.js';
import type { Run } from '../run.js';

/** ECS keeps 100 events; those since our start are the story. */
export async function noteRollout(run: Run, snapshot: RolloutSnapshot, deploymentId: string): Promise<void> {
  const { report } = run.world;
  report.serving = await fetchServing(run, snapshot);
  const deaths = groupDeaths(snapshot.stoppedTasks, deploymentId);
  // Stopped tasks are forgotten after an hour: an emptier list proves nothing.
  if (deaths.length > 0) report.deaths = [...deaths];
  const known = new Set(report.events.map((event) => event.id));
  // ECS lists the newest first, also among those of one millisecond.
  const fresh = [...snapshot.service.events]
    .reverse()
    .filter((event) => event.atMs >= report.startedAtMs && !known.has(event.id));
  for (const event of fresh) run.world.log.info(shortenEvent(event.message));
  report.events.push(...fresh);
}
