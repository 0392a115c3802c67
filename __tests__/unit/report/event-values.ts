/** Values for the samples of events. */
import { diagnose } from '../../../src/diagnosis/diagnose.js';
import { openEvidence } from '../../../src/diagnosis/evidence/open-evidence.js';
import { NOW_MS, aService, aTask } from '../../support/builders/world.js';

export const task = aTask();
export const event = {
  id: 'event-1',
  atMs: NOW_MS + 1_000,
  message: '(service worker) has started 1 tasks.',
};
export const look = {
  service: aService({ events: [event] }),
  tasks: [task],
  serviceDeployment: null,
  targets: null,
};
export const drain = { mode: 'before', why: 'as asked' } as const;
export const worker = {
  node: 'w@a',
  taskArn: task.arn,
  side: 'old' as const,
  state: 'busy' as const,
  queues: [{ name: 'celery', confirmed: true, original: true }],
  active: [{ id: 'job-1', name: 'shop.cook', startedAtMs: NOW_MS }],
  reserved: [],
  jobsAtStart: 1,
  firstCommandAtMs: NOW_MS,
  idleAtMs: null,
};
export const ahead = {
  rollout: null,
  tookMs: null,
  findings: [],
  ignored: ['no-circuit-breaker'],
  changes: [],
  roster: [],
  missingPermissions: [],
};
export const phase = {
  name: 'deploy',
  startedAtMs: NOW_MS,
  endedAtMs: NOW_MS,
  status: 'done',
  sentence: 'x',
} as const;
export const passRoleDenied = {
  ...openEvidence({ startedAtMs: NOW_MS, region: null }),
  failedCall: 'User is not authorized to perform: iam:PassRole on resource: arn:aws:iam::1:role/task',
};
export const subject = { cluster: 'shop', service: 'worker', region: null };

export const CAUSE_LINES = describePassRole();

/** The cause as the rule words it: what, why, the lines that prove it, and what to do. */
function describePassRole(): readonly string[] {
  const [cause] = diagnose(passRoleDenied);
  if (cause === undefined) throw new Error('the evidence shows a cause');
  return [cause.what, cause.why, ...cause.evidence, cause.fix].map((line) => `info ${line}`);
}
