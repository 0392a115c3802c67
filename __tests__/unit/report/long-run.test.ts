import { expect, test } from '@jest/globals';
import { createStory } from '../../../src/create-story.js';
import type { RunEvent } from '../../../src/model/run-event.js';
import type { Service, ServiceEvent } from '../../../src/model/service.js';
import type { Task } from '../../../src/model/task.js';
import type { Report } from '../../../src/model/report.js';
import { replayJournal } from '../../../src/report/replay-journal.js';
import { renderSummary } from '../../../src/summary/render-summary.js';
import {
  NEW_ARN,
  NEW_ID,
  NOW_MS,
  OLD_ID,
  aDeployment,
  aRollingService,
  aService,
  aTask,
} from '../../support/builders/world.js';
import { anEvidence } from '../../support/builders/evidence.js';

const DESIRED = 500;
const WAVE = 25;
const WORKERS = 50;
/** Seldom, so that the test is quick: looks that show nothing new take next to nothing in the journal. */
const POLL_MS = 45_000;
const RUN_MS = 30 * 60_000;
/** A wave begins every so often, and takes as long. */
const WAVE_MS = RUN_MS / (DESIRED / WAVE);
const PULL_MS = 30_000;

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const quiet = (): undefined => undefined;
const LOG = { info: quiet, warn: quiet, debug: quiet, group: quiet, endGroup: quiet };

const old = many(DESIRED, () => aTask());
const fresh = many(DESIRED, () => aTask({ startedBy: NEW_ID, taskDefinitionArn: NEW_ARN }));
const beginOf = (index: number): number => Math.floor(index / WAVE) * WAVE_MS;

/** Created with its wave, RUNNING after the pull. */
function grow(task: Task, index: number, afterMs: number): Task[] {
  const createdMs = beginOf(index);
  if (afterMs < createdMs) return [];
  const createdAtMs = NOW_MS + createdMs;
  if (afterMs < createdMs + PULL_MS)
    return [{ ...task, createdAtMs, startedAtMs: null, lastStatus: 'PROVISIONING' }];
  return [{ ...task, createdAtMs, startedAtMs: createdAtMs + PULL_MS }];
}

/** Told to stop at the end of its wave, and gone a little later. */
function wither(task: Task, index: number, afterMs: number): Task {
  const stopMs = beginOf(index) + WAVE_MS - POLL_MS;
  if (afterMs < stopMs) return task;
  const stopping = { ...task, desiredStatus: 'STOPPED', stoppingAtMs: NOW_MS + stopMs };
  const reason = `Scaling activity initiated by (deployment ${NEW_ID})`;
  const why = { stopCode: 'ServiceSchedulerInitiated', stoppedReason: reason };
  if (afterMs < stopMs + 20_000) return { ...stopping, ...why, lastStatus: 'STOPPING' };
  return { ...stopping, ...why, lastStatus: 'STOPPED', stoppedAtMs: NOW_MS + stopMs + 20_000 };
}

/** What ECS says: a hundred messages in all, each with its tasks. */
function listEvents(afterMs: number): ServiceEvent[] {
  const everyMs = RUN_MS / 100;
  return many(Math.min(100, Math.floor(afterMs / everyMs)), (n) => ({
    id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    atMs: NOW_MS + (n + 1) * everyMs,
    message: `(service worker) has started 5 tasks: ${many(5, (at) => `(task ${String(n * 5 + at).padStart(32, '0')})`).join(' ')}.`,
  })).reverse();
}

function serviceAt(afterMs: number, living: readonly Task[]): Service {
  const events = listEvents(afterMs);
  const runningCount = living.filter(({ startedBy }) => startedBy === NEW_ID).length;
  const ours = { desiredCount: DESIRED, runningCount };
  const rest = { desiredCount: DESIRED - runningCount, runningCount: living.length - runningCount };
  const overrides = { desiredCount: DESIRED, runningCount: living.length, events };
  if (afterMs < RUN_MS) return aRollingService(ours, rest, overrides);
  const deployment = aDeployment({ ...ours, id: NEW_ID, taskDefinitionArn: NEW_ARN, createdAtMs: NOW_MS });
  return aService({ ...overrides, deployments: [deployment], taskDefinitionArn: NEW_ARN });
}

function lookAt(afterMs: number): RunEvent {
  const tasks = [
    ...old.map((task, index) => wither(task, index, afterMs)),
    ...fresh.flatMap((task, index) => grow(task, index, afterMs)),
  ];
  const running = tasks.filter(({ desiredStatus }) => desiredStatus === 'RUNNING');
  const stopped = tasks.filter(({ desiredStatus }) => desiredStatus !== 'RUNNING');
  const service = serviceAt(
    afterMs,
    running.filter(({ lastStatus }) => lastStatus === 'RUNNING'),
  );
  const look = { service, tasks: [...running, ...stopped], serviceDeployment: null, targets: null };
  const watch = { during: 'rollout', deploymentId: NEW_ID, previousDeploymentId: OLD_ID } as const;
  return { kind: 'service-looked', ...watch, look, protections: [] };
}

/** Fifty workers, the first of every ten tasks, with two jobs each that end one by one. */
function workersAt(afterMs: number): RunEvent {
  const workers = many(WORKERS, (n) => {
    const task = old[n * 10];
    const hasEnded = afterMs > (n + 1) * (RUN_MS / WORKERS);
    const job = { id: `job-${n}`, name: 'shop.tasks.render_video', startedAtMs: NOW_MS };
    return {
      node: `celery@${task?.privateDnsName ?? ''}`,
      taskArn: task?.arn ?? null,
      side: 'old' as const,
      state: hasEnded ? ('idle' as const) : ('busy' as const),
      queues: [{ name: 'celery', confirmed: true, original: true }],
      active: hasEnded ? [] : [job],
      reserved: [],
      jobsAtStart: 1,
      firstCommandAtMs: NOW_MS,
      idleAtMs: hasEnded ? NOW_MS + (n + 1) * (RUN_MS / WORKERS) : null,
    };
  });
  return { kind: 'drain-looked', workers };
}

function playLongRun(): Report {
  let nowMs = NOW_MS;
  const story = createStory({ log: LOG, clock: { now: () => nowMs }, mask: (value) => value });
  const subject = { cluster: 'prod', service: 'worker', region: 'eu-central-1' };
  story.tell({ kind: 'run-opened', ...subject, settings: [], rulePagesUrl: null, runUrl: null });
  story.tell({ kind: 'service-found', service: aService({ desiredCount: DESIRED }), tasks: old });
  for (let afterMs = 0; afterMs <= RUN_MS + WAVE_MS; afterMs += POLL_MS) {
    nowMs = NOW_MS + afterMs;
    story.tell(lookAt(afterMs));
    story.tell(workersAt(afterMs));
  }
  const tasks = {
    newTasks: fresh,
    oldTasks: [],
    endedOldTasks: old.map((task, n) => wither(task, n, RUN_MS * 2)),
  };
  story.tell({ kind: 'evidence-collected', evidence: anEvidence({ ...tasks, startedAtMs: NOW_MS }) });
  story.tell({ kind: 'run-ended', outcome: 'failed', reason: 'It took too long.', calls: {} });
  return story.report();
}

test('half an hour of 500 tasks and 50 workers is kept whole, below a megabyte, and gives the same page again', () => {
  const report = playLongRun();
  const kept = JSON.stringify(report.journal);
  expect(kept.length).toBeLessThan(1_000_000);
  expect(report.journal.dropped).toEqual({});
  expect(renderSummary(replayJournal(JSON.parse(kept) as Report['journal']))).toBe(renderSummary(report));
});
