import type { Report } from '../../model/report.js';
import type { Masker } from './create-masker.js';
import { runnerFile } from './runner-file.js';
import { writeAtomically } from './write-atomically.js';

/** Writes the whole story as JSON and returns the file's path, one file a run. */
export function writeReport(report: Report, masker: Masker): string {
  const path = runnerFile(
    'report',
    report.cluster,
    report.service,
    String(report.startedAtMs),
    String(process.pid),
  );
  writeAtomically(path, `${JSON.stringify(masker.maskDeep(report), null, 2)}\n`);
  return path;
}
