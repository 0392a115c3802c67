import { messageOf } from '../../errors.js';
import type { Run } from '../run.js';
import { createLookSource } from './create-look-source.js';
import { fetchProtections } from './fetch-protections.js';

/** What serves now: read once more at the end, for every ending names it. Where it can't be read, the last look counts. */
export async function tellFinalServing(run: Run): Promise<void> {
  const { story } = run.world;
  const deploymentId = run.deploymentId ?? '';
  try {
    const { atMs: _, ...look } = await createLookSource(run.world)(deploymentId);
    const protections = await fetchProtections(run, look.tasks, true);
    const watch = { during: 'end', deploymentId, previousDeploymentId: '' } as const;
    story.tell({ kind: 'service-looked', ...watch, look, protections });
  } catch (error) {
    story.debug(`what serves now could not be read: ${messageOf(error)}`);
  }
}
