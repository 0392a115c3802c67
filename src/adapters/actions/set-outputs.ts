import * as core from '@actions/core';
import type { DrainRow, Report } from '../../model/report.js';
import type { Masker } from './create-masker.js';

/**
 * All outputs, '' where there is no value. Names from AWS are not masked: they contain no secret, and later steps need
 * them complete, even if a part of one equals a password.
 */
export function setOutputs(report: Report, reportPath: string, masker: Masker): void {
  const outputs = {
    outcome: report.outcome,
    cause: report.diagnoses.find(({ severity }) => severity === 'cause')?.id ?? '',
    'task-definition-arn': report.taskDefinitionArn ?? '',
    'previous-task-definition-arn': report.previousTaskDefinitionArn ?? '',
    'serving-task-definition-arn': report.serving.taskDefinitionArn ?? '',
    'deployment-id': report.deploymentId ?? '',
    'drained-workers': JSON.stringify(masker.maskDeep(report.drain.rows.filter(wasDrained).map(describeRow))),
    report: reportPath,
  };
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}

function wasDrained(row: DrainRow): boolean {
  return row.ending !== 'untouched';
}

function describeRow({ node, taskArn, side, queues, jobsAtStart, jobsLeft, ending }: DrainRow): object {
  return { node, taskArn, side, queues, jobsAtStart, jobsLeft, ending };
}
