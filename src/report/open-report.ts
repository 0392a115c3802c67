import type { Report } from '../model/report.js';

/** A report with nothing recorded yet. */
export function openReport({
  cluster,
  service,
  region,
  startedAtMs,
}: Pick<Report, 'cluster' | 'service' | 'region' | 'startedAtMs'>): Report {
  return {
    version: 1,
    cluster,
    service,
    region,
    startedAtMs,
    endedAtMs: startedAtMs,
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
    ahead: null,
    timeline: null,
    replacement: null,
    repairs: [],
    settings: [],
    calls: {},
    runUrl: null,
    journal: { entries: [], dropped: {} },
  };
}
