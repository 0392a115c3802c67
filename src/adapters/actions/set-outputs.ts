import * as core from '@actions/core';
import type { DrainRow, Report } from '../../model/report.js';
import type { Masker } from './create-masker.js';

/**
 * All outputs but `report`, '' where there is no value; the outcome first, since later steps decide by it. Names from AWS
 * are not masked: they contain no secret, and later steps need them complete, even if a part of one equals a password.
 */
export function setOutputs(report: Report, masker: Masker): void {
  core.setOutput('outcome', report.outcome);
  const outputs = {
    cause: report.diagnoses.find(({ severity }) => severity === 'cause')?.id ?? '',
    'task-definition-arn': report.taskDefinitionArn ?? '',
    'previous-task-definition-arn': report.previousTaskDefinitionArn ?? '',
    'serving-task-definition-arn': report.serving.taskDefinitionArn ?? '',
    'deployment-id': report.deploymentId ?? '',
    'drained-workers': JSON.stringify(masker.maskDeep(report.drain.rows.filter(wasDrained).map(describeRow))),
  };
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}

/** The report's path; '' where it could not be written. */
export function setReportOutput(path: string): void {
  core.setOutput('report', path);
}

function wasDrained(row: DrainRow): boolean {
  return row.ending !== 'untouched';
}

function describeRow({ node, taskArn, side, queues, jobsAtStart, jobsLeft, ending }: DrainRow): object {
  return { node, taskArn, side, queues, jobsAtStart, jobsLeft, ending };
}
