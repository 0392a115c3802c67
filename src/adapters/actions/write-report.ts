import type { Report } from '../../model/report.js';
import type { Masker } from './create-masker.js';
import { nameRunnerFile } from './name-runner-file.js';
import { writeAtomically } from './write-atomically.js';

/** Writes the report as JSON, one file per run, and returns its path. */
export function writeReport(report: Report, masker: Masker): string {
  const path = nameRunnerFile(
    'report',
    report.cluster,
    report.service,
    String(report.startedAtMs),
    String(process.pid),
  );
  writeAtomically(path, `${JSON.stringify(masker.maskDeep(report), null, 2)}\n`);
  return path;
}
