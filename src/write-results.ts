import { annotate } from './adapters/actions/annotate.js';
import type { Masker } from './adapters/actions/create-masker.js';
import { setOutputs, setReportOutput } from './adapters/actions/set-outputs.js';
import { writeOrWarn } from './adapters/actions/write-or-warn.js';
import { writeReport } from './adapters/actions/write-report.js';
import { writeSummary } from './adapters/actions/write-summary.js';
import type { Report } from './model/report.js';
import type { Log } from './ports.js';
import { describeAnnotation } from './summary/describe-annotation.js';
import { renderSummary } from './summary/render-summary.js';

export interface ResultParts {
  readonly report: Report;
  /** The input `summary` as it was given. */
  readonly detail: string;
  readonly masker: Masker;
  readonly log: Pick<Log, 'warn'>;
}

/**
 * Outputs, report file, page and annotation, each on its own: one that can't be written is a line in the log. The report
 * is masked before it is rendered: escaping would hide a secret.
 */
export function writeResults({ report, detail, masker, log }: ResultParts): void {
  writeOrWarn('The outputs of the step', log, () => {
    setOutputs(report, masker);
  });
  const path = writeOrWarn('The report file', log, () => writeReport(report, masker));
  writeOrWarn('The output report', log, () => {
    setReportOutput(path ?? '');
  });
  const masked = masker.maskDeep(report);
  writeOrWarn('The job summary', log, () => {
    if (detail !== 'none') writeSummary(renderSummary(masked, detail === 'brief' ? detail : 'full'), masker);
  });
  writeOrWarn('The annotation', log, () => {
    annotate(describeAnnotation(masked), masker);
  });
}
