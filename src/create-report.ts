import type { Report } from './model/report.js';

/** An empty story: what is not filled in later didn't happen. */
export function createReport(
  subject: Pick<Report, 'cluster' | 'service' | 'region' | 'startedAtMs'>,
): Report {
  return {
    version: 1,
    ...subject,
    endedAtMs: subject.startedAtMs,
    latestEndAtMs: null,
    outcome: 'failed',
    reason: '',
    refusals: [],
    warnings: [],
    phases: [],
    drain: { mode: 'none', why: '', rows: [], jobsLeft: [] },
    taskDefinitionArn: null,
    previousTaskDefinitionArn: null,
    registered: false,
    deploymentId: null,
    serving: { sentence: '', taskDefinitionArn: null, revisions: [] },
    events: [],
    deaths: [],
    diagnoses: [],
    rulePagesUrl: null,
    evidence: null,
    plan: [],
    repairs: [],
  };
}
