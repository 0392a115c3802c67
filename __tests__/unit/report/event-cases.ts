import { ETA_JOBS_RETURN } from '../../../src/wording/describe-eta-jobs.js';
import type { Report } from '../../../src/model/report.js';
import type { RunEvent } from '../../../src/model/run-event.js';
import { NEW_ARN, NEW_ID, NOW_MS, OLD_ARN, OLD_ID, aService } from '../../support/builders/world.js';
import {
  look,
  drain,
  worker,
  ahead,
  phase,
  passRoleDenied,
  subject,
  CAUSE_LINES,
  task,
} from './event-values.js';

export interface EventCase {
  readonly event: RunEvent;
  /** Told before, where the event needs it. */
  readonly after?: readonly RunEvent[];
  /** Each line of the log that it gives, once. */
  readonly lines: readonly string[];
  /** Each member of the report that it changes. */
  readonly changes: readonly (keyof Report)[];
}

/** One of each kind: a kind that is added without a case does not compile. */
export const EVENT_CASES: {
  readonly [K in RunEvent['kind']]: EventCase & { readonly event: { readonly kind: K } };
} = {
  'run-opened': {
    event: { kind: 'run-opened', ...subject, settings: [], rulePagesUrl: null, runUrl: 'https://run' },
    lines: [],
    changes: ['cluster', 'service', 'runUrl'],
  },
  'end-bounded': {
    event: { kind: 'end-bounded', latestEndAtMs: NOW_MS + 60_000, what: 'run' },
    lines: [`info Latest possible end: ${new Date(NOW_MS + 60_000).toISOString()}`],
    changes: ['latestEndAtMs'],
  },
  refused: {
    event: { kind: 'refused', problems: ['one', 'two'] },
    lines: ['warn one', 'warn two'],
    changes: ['refusals'],
  },
  'phase-begun': {
    event: { kind: 'phase-begun', title: 'Deploying' },
    lines: ['group Deploying'],
    changes: [],
  },
  'phase-ended': { event: { kind: 'phase-ended', phase }, lines: ['endGroup'], changes: ['phases'] },
  warned: { event: { kind: 'warned', sentence: 'careful' }, lines: ['warn careful'], changes: ['warnings'] },
  noted: { event: { kind: 'noted', sentence: 'by the way' }, lines: ['info by the way'], changes: [] },
  progressed: {
    event: { kind: 'progressed', sentence: '1 of 2', heartbeat: null },
    lines: ['info 1 of 2'],
    changes: [],
  },
  'service-found': {
    event: { kind: 'service-found', service: aService(), tasks: [task] },
    lines: [`info worker serves ${OLD_ARN} (${OLD_ID}, COMPLETED): 2 of 2 tasks running`],
    changes: ['serving'],
  },
  'preflight-done': {
    event: { kind: 'preflight-done', ahead, settings: { drainTimeoutMs: 1 } },
    lines: ['info preflight: found, and ignored as asked: no-circuit-breaker'],
    changes: ['ahead', 'timeline'],
  },
  'deploy-planned': {
    event: {
      kind: 'deploy-planned',
      previousTaskDefinitionArn: OLD_ARN,
      drain,
      workers: [{ node: 'w@a', taskArn: null, answers: true, queues: ['celery'], pool: null }],
      otherNodes: ['w@z'],
      droppedQueues: ['slow'],
      runningTasks: 1,
    },
    lines: [
      'info drain: before (as asked)',
      'info worker w@a on an unknown task: celery',
      'info given up (drop-queues): slow',
      'info not ours, left alone: w@z',
    ],
    changes: ['drain', 'previousTaskDefinitionArn'],
  },
  'dry-run-planned': {
    event: { kind: 'dry-run-planned', lines: ['register a revision'] },
    lines: ['info would: register a revision'],
    changes: ['plan'],
  },
  'drain-changed': {
    event: { kind: 'drain-changed', drain, isWarning: true },
    lines: ['warn drain: before (as asked)'],
    changes: ['drain'],
  },
  'revision-chosen': {
    event: {
      kind: 'revision-chosen',
      taskDefinitionArn: NEW_ARN,
      registered: { askedAtMs: NOW_MS, answeredAtMs: NOW_MS },
    },
    lines: [`info registered ${NEW_ARN}`],
    changes: ['taskDefinitionArn', 'registered', 'timeline'],
  },
  'service-updated': {
    event: { kind: 'service-updated', deploymentId: NEW_ID, primaryId: NEW_ID },
    lines: [`info deployment ${NEW_ID} started`],
    changes: ['deploymentId'],
  },
  'deployment-adopted': {
    event: {
      kind: 'deployment-adopted',
      deploymentId: NEW_ID,
      taskDefinitionArn: NEW_ARN,
      previousTaskDefinitionArn: OLD_ARN,
      drained: true,
    },
    lines: [`info watching deployment ${NEW_ID} (${NEW_ARN})`],
    changes: ['drain', 'taskDefinitionArn', 'previousTaskDefinitionArn', 'deploymentId'],
  },
  'service-looked': {
    event: {
      kind: 'service-looked',
      during: 'rollout',
      deploymentId: NEW_ID,
      previousDeploymentId: OLD_ID,
      look,
      protections: null,
    },
    lines: ['info (service worker) has started 1 tasks.'],
    changes: ['serving', 'events', 'evidence', 'timeline'],
  },
  'workers-looked': {
    event: {
      kind: 'workers-looked',
      workers: [{ node: 'w@a', taskArn: task.arn, answers: true, queues: ['celery'] }],
    },
    lines: [],
    changes: ['timeline'],
  },
  'queues-elsewhere': {
    event: { kind: 'queues-elsewhere', queues: [{ queue: 'slow', nodes: ['slow@z'] }] },
    lines: [
      'warn No worker of the new revision consumes these queues; workers of other services do: slow (slow@z).',
    ],
    changes: ['warnings', 'timeline'],
  },
  'drain-looked': {
    event: { kind: 'drain-looked', workers: [worker] },
    lines: [],
    changes: ['drain', 'timeline'],
  },
  'jobs-ended': {
    event: {
      kind: 'jobs-ended',
      jobs: [
        {
          id: 'job-1',
          name: 'shop.cook',
          node: 'w@a',
          taskArn: task.arn,
          fate: 'lost',
          stop: 'SpotInterruption, exit code 137',
        },
      ],
    },
    lines: [`warn job shop.cook job-1: lost. w@a on ${task.arn} ended: SpotInterruption, exit code 137`],
    changes: ['drain'],
  },
  'eta-jobs-found': {
    event: {
      kind: 'eta-jobs-found',
      boundAtMs: NOW_MS,
      awaitedCount: 1,
      otherCount: 2,
      others: [{ id: 'job-1', name: 'shop.remind', node: 'w@a', dueAtMs: NOW_MS + 60_000, isAwaited: false }],
    },
    lines: [
      `info 2 ETA jobs not waited for, since the drain ends by ${new Date(NOW_MS).toISOString()}: ${ETA_JOBS_RETURN}`,
      `info ETA job shop.remind job-1 on w@a: due at ${new Date(NOW_MS + 60_000).toISOString()}`,
      'info … and 1 more',
    ],
    changes: ['drain'],
  },
  'workers-ended': {
    after: [{ kind: 'drain-looked', workers: [worker] }],
    event: { kind: 'workers-ended', nodes: ['w@a'], ending: 'restored' },
    lines: ['info verified: w@a consume their queues again'],
    changes: ['drain', 'timeline'],
  },
  'workers-replaced': {
    event: { kind: 'workers-replaced', nodes: ['w@a'], deploymentId: 'ecs-svc/2', sentence: 'Completed.' },
    lines: ['info w@a made way for fresh tasks of the same revision: ecs-svc/2. Completed.'],
    changes: ['replacement'],
  },
  'watch-ended': {
    after: [{ kind: 'call-failed', message: 'denied' }],
    event: { kind: 'watch-ended', status: 'completed', sentence: 'Completed.' },
    lines: ['info Completed.'],
    changes: ['evidence'],
  },
  'rollout-timed': {
    after: [{ kind: 'preflight-done', ahead, settings: null }],
    event: { kind: 'rollout-timed', tookMs: 61_000 },
    lines: [],
    changes: ['ahead'],
  },
  'evidence-collected': {
    event: {
      kind: 'evidence-collected',
      evidence: passRoleDenied,
    },
    lines: CAUSE_LINES,
    changes: ['diagnoses', 'evidence'],
  },
  'call-failed': {
    event: { kind: 'call-failed', message: 'something else' },
    lines: [],
    changes: ['evidence'],
  },
  'undo-begun': {
    event: {
      kind: 'undo-begun',
      overlap: false,
      workers: [{ node: 'w@a', taskArn: null, queues: [], pool: null, side: 'old' }],
    },
    lines: ['info undoing: 1 silenced worker'],
    changes: ['drain'],
  },
  'repairs-listed': {
    event: { kind: 'repairs-listed', commands: ['celery control add_consumer celery'] },
    lines: ['info celery control add_consumer celery'],
    changes: ['repairs'],
  },
  'run-ended': {
    event: { kind: 'run-ended', outcome: 'succeeded', reason: 'Fine.', calls: { 'ecs:DescribeServices': 2 } },
    lines: ['info succeeded: Fine.'],
    changes: ['endedAtMs', 'outcome', 'reason', 'calls'],
  },
};
