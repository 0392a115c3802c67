import { annotate } from './adapters/actions/annotate.js';
import type { Masker } from './adapters/actions/create-masker.js';
import { setOutputs, setReportOutput } from './adapters/actions/set-outputs.js';
import { tryToWrite } from './adapters/actions/try-to-write.js';
import { writeReport } from './adapters/actions/write-report.js';
import { writeSummary } from './adapters/actions/write-summary.js';
import type { Report } from './model/report.js';
import type { Log } from './ports.js';
import { describeAnnotation } from './summary/describe-annotation.js';
import { renderSummary } from './summary/render-summary.js';

export interface ReportParts {
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
export function leaveReport({ report, detail, masker, log }: ReportParts): void {
  tryToWrite('The outputs of the step', log, () => {
    setOutputs(report, masker);
  });
  const path = tryToWrite('The report file', log, () => writeReport(report, masker));
  tryToWrite('The output report', log, () => {
    setReportOutput(path ?? '');
  });
  const masked = masker.maskDeep(report);
  tryToWrite('The job summary', log, () => {
    if (detail !== 'none') writeSummary(renderSummary(masked, detail === 'brief' ? detail : 'full'), masker);
  });
  tryToWrite('The annotation', log, () => {
    annotate(describeAnnotation(masked), masker);
  });
}
