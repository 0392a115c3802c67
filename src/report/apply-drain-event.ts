import { listJobs } from '../drain/assess-drain.js';
import type { DrainRow, EtaJobsReport, Report } from '../model/report.js';
import type { DrainedWorker, StampedEvent } from '../model/run-event.js';
import type { SilencedWorker } from '../model/undo-record.js';
import { noteDrainEnd, noteDrain } from '../timeline/note-drain.js';
import { openTimeline } from '../timeline/open-timeline.js';

type DrainEvent = Extract<
  StampedEvent,
  {
    kind:
      | 'deploy-planned'
      | 'drain-changed'
      | 'deployment-adopted'
      | 'drain-looked'
      | 'jobs-ended'
      | 'eta-jobs-found'
      | 'workers-ended'
      | 'undo-begun';
  }
>;

/** The report with an event of the drain in it: its mode, its workers, and what happened to their queues. */
export function applyDrainEvent(report: Report, event: DrainEvent): Report {
  const { drain } = report;
  switch (event.kind) {
    case 'deploy-planned':
      return {
        ...report,
        drain: { ...drain, ...event.drain, ...droppedOf(event) },
        previousTaskDefinitionArn: event.previousTaskDefinitionArn,
      };
    case 'drain-changed':
      return { ...report, drain: { ...drain, ...event.drain } };
    case 'deployment-adopted':
      return {
        ...report,
        deploymentId: event.deploymentId,
        taskDefinitionArn: event.taskDefinitionArn,
        previousTaskDefinitionArn: event.previousTaskDefinitionArn,
        drain: event.drained ? { ...drain, mode: 'before' } : drain,
      };
    case 'drain-looked':
      return {
        ...report,
        drain: {
          ...drain,
          rows: updateRows(drain.rows, event.workers),
          jobsLeft: listJobs(event.workers, event.atMs),
        },
        timeline: noteDrain(report.timeline ?? openTimeline(), event.atMs, event.workers),
      };
    case 'jobs-ended':
      return { ...report, drain: { ...drain, endedJobs: [...drain.endedJobs, ...event.jobs] } };
    case 'eta-jobs-found':
      return { ...report, drain: { ...drain, etaJobs: addEtaJobs(drain.etaJobs, event) } };
    case 'workers-ended':
      return endWorkers(report, event);
    case 'undo-begun':
      if (drain.rows.length > 0 || (event.workers.length === 0 && !event.overlap)) return report;
      return {
        ...report,
        drain: {
          ...drain,
          mode: event.overlap ? 'overlap' : 'before',
          rows: event.workers.map(toSilencedRow),
        },
      };
  }
}

/** More of them don't help: the counts say how many there are. */
const ETA_JOBS_AT_MOST = 100;

function addEtaJobs(
  known: EtaJobsReport,
  { awaitedCount, otherCount, others }: EtaJobsReport,
): EtaJobsReport {
  return {
    awaitedCount: known.awaitedCount + awaitedCount,
    otherCount: known.otherCount + otherCount,
    others: [...known.others, ...others].slice(0, ETA_JOBS_AT_MOST),
  };
}

function droppedOf({
  droppedQueues = [],
}: Extract<DrainEvent, { kind: 'deploy-planned' }>): Pick<Report['drain'], 'droppedQueues'> {
  return droppedQueues.length === 0 ? {} : { droppedQueues };
}

/** Rows of workers that the event doesn't name stay. */
function updateRows(rows: readonly DrainRow[], workers: readonly DrainedWorker[]): readonly DrainRow[] {
  const updated = workers.map(toRow);
  const others = rows.filter(
    (row) => !updated.some(({ node, side }) => node === row.node && side === row.side),
  );
  return [...others, ...updated];
}

function toRow(worker: DrainedWorker): DrainRow {
  const { node, taskArn, side, state, idleAtMs, firstCommandAtMs } = worker;
  return {
    node,
    taskArn,
    side,
    queues: worker.queues.filter(({ original }) => original).map(({ name }) => name),
    state,
    jobsAtStart: worker.jobsAtStart,
    jobsLeft: worker.active.length + worker.reserved.length,
    idleAfterMs:
      idleAtMs === null || firstCommandAtMs === null ? null : Math.max(0, idleAtMs - firstCommandAtMs),
    ending: firstCommandAtMs === null ? 'untouched' : 'silenced',
  };
}

/** The post step starts with an empty report: the undo record knows the workers. */
function toSilencedRow({ node, taskArn, side, queues }: SilencedWorker): DrainRow {
  return {
    node,
    taskArn,
    side,
    queues: queues.map(({ name }) => name),
    state: 'busy',
    jobsAtStart: 0,
    jobsLeft: 0,
    idleAfterMs: null,
    ending: 'silenced',
  };
}

function endWorkers(
  report: Report,
  { nodes, ending, atMs }: Extract<DrainEvent, { kind: 'workers-ended' }>,
): Report {
  const { drain } = report;
  const isNamed = ({ node }: DrainRow): boolean => nodes.includes(node);
  if (!drain.rows.some(isNamed)) return report;
  const rows = drain.rows.map((row) => (isNamed(row) ? { ...row, ending } : row));
  const changed = { ...report, drain: { ...drain, rows } };
  if (ending !== 'restored') return changed;
  const consuming = rows
    .filter(isNamed)
    .map(({ node, taskArn, queues }) => ({ node, taskArn, queues, answers: true }));
  return { ...changed, timeline: noteDrainEnd(report.timeline ?? openTimeline(), atMs, consuming) };
}
