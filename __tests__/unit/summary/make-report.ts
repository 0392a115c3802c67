import type { Report } from '../../../src/model/report.js';
import { openReport } from '../../../src/report/open-report.js';

const ARN = 'arn:aws:ecs:eu-central-1:123456789012';
export const STARTED_AT_MS = Date.UTC(2026, 10, 21, 14, 2, 5);

/** A report in which nothing has happened yet, changed by what is given. */
export function makeReport(change: Partial<Report> = {}): Report {
  return {
    ...openReport({
      cluster: 'prod',
      service: 'worker',
      region: 'eu-central-1',
      startedAtMs: STARTED_AT_MS,
    }),
    endedAtMs: STARTED_AT_MS + 252_000,
    latestEndAtMs: STARTED_AT_MS + 1_800_000,
    outcome: 'succeeded',
    reason: 'Revision worker:46 serves.',
    drain: {
      mode: 'none',
      why: 'no `broker-url` is given',
      rows: [],
      jobsLeft: [],
      endedJobs: [],
      etaJobs: { awaitedCount: 0, otherCount: 0, others: [] },
    },
    taskDefinitionArn: `${ARN}:task-definition/worker:46`,
    previousTaskDefinitionArn: `${ARN}:task-definition/worker:45`,
    registered: true,
    deploymentId: 'ecs-svc/1234567890123456789',
    serving: { sentence: '', taskDefinitionArn: `${ARN}:task-definition/worker:46`, revisions: [] },
    ...change,
  };
}
