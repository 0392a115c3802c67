import { fetchServing } from '../report/fetch-serving.js';
import type { Run } from '../run.js';
import { createSnapshotSource } from './take-snapshot.js';

/** Who serves now: read once more at the end, for every ending names it. What can't be read leaves the last word known. */
export async function noteFinalServing(run: Run): Promise<void> {
  const { report, log } = run.world;
  try {
    const snapshot = await createSnapshotSource(run.world)(report.deploymentId ?? '');
    report.serving = await fetchServing(run, snapshot, true);
    log.info(report.serving.sentence);
  } catch (error) {
    log.debug(`what serves now could not be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
