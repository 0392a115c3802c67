import { diagnose } from '../diagnosis/diagnose.js';
import { maskEvidence } from '../diagnosis/evidence/mask-evidence.js';
import { openEvidence } from '../diagnosis/evidence/open-evidence.js';
import type { Evidence } from '../model/evidence.js';
import type { Report } from '../model/report.js';
import type { StampedEvent } from '../model/run-event.js';
import { describeServing } from '../rollout/describe-serving.js';
import { noteRevision } from '../timeline/note-revision.js';
import { noteSurvey } from '../timeline/note-survey.js';
import { openTimeline } from '../timeline/open-timeline.js';
import { applyDrainEvent } from './apply-drain-event.js';
import { applyLook } from './apply-look.js';
import { describeQueuesElsewhere } from './describe-queues-elsewhere.js';
import { openReport } from './open-report.js';

type EventOf<K extends StampedEvent['kind']> = Extract<StampedEvent, { kind: K }>;
type Fold<K extends StampedEvent['kind']> = (report: Report, event: EventOf<K>) => Report;

/** An event for the log alone. */
const unchanged = (report: Report): Report => report;

const FOLDS: { readonly [K in StampedEvent['kind']]: Fold<K> } = {
  'run-opened': openFrom,
  'end-bounded': (report, { latestEndAtMs }) =>
    latestEndAtMs <= (report.latestEndAtMs ?? 0) ? report : { ...report, latestEndAtMs },
  refused: (report, { problems }) => ({ ...report, refusals: problems }),
  'phase-begun': unchanged,
  'phase-ended': (report, { phase }) => ({ ...report, phases: addPhase(report.phases, phase) }),
  warned: (report, { sentence }) => ({ ...report, warnings: [...report.warnings, sentence] }),
  noted: unchanged,
  progressed: unchanged,
  'service-found': (report, { service, tasks }) => ({
    ...report,
    serving: describeServing(service, tasks, null),
  }),
  'preflight-done': applyPreflight,
  'deploy-planned': applyDrainEvent,
  'dry-run-planned': (report, { lines }) => ({ ...report, plan: lines }),
  'drain-changed': applyDrainEvent,
  'revision-chosen': applyRevision,
  'service-updated': (report, { deploymentId, primaryId }) => ({
    ...report,
    deploymentId: deploymentId ?? primaryId,
  }),
  'deployment-adopted': applyDrainEvent,
  'service-looked': applyLook,
  'workers-looked': (report, { atMs, workers }) => ({
    ...report,
    timeline: noteSurvey(timelineOf(report), atMs, workers),
  }),
  'queues-elsewhere': leaveQueues,
  'drain-looked': applyDrainEvent,
  'jobs-ended': applyDrainEvent,
  'eta-jobs-found': applyDrainEvent,
  'workers-ended': applyDrainEvent,
  'workers-replaced': (report, { nodes, deploymentId, sentence }) => ({
    ...report,
    replacement: { nodes, deploymentId, sentence },
  }),
  'watch-ended': (report, { status }) =>
    status === 'completed' || status === 'left-finishing' ? { ...report, evidence: null } : report,
  'rollout-timed': (report, { tookMs }) =>
    report.ahead === null ? report : { ...report, ahead: { ...report.ahead, tookMs } },
  'evidence-collected': (report, { evidence }) => judge(report, evidence),
  'call-failed': (report, { message }) =>
    report.diagnoses.length > 0
      ? report
      : judge(report, { ...(report.evidence ?? openEvidence(report)), failedCall: message }),
  'undo-begun': applyDrainEvent,
  'repairs-listed': (report, { commands }) => ({ ...report, repairs: commands }),
  'run-ended': (report, { outcome, reason, calls, atMs }) => ({
    ...report,
    outcome,
    reason,
    calls,
    endedAtMs: atMs,
  }),
};

/**
 * The report with one more event in it, and the only writer of reports. An event that changes nothing gives back the very
 * same object.
 */
export function applyEvent(report: Report, event: StampedEvent): Report {
  if (event.kind === 'warned' && report.warnings.includes(event.sentence)) return report;
  const fold = FOLDS[event.kind] as (report: Report, event: StampedEvent) => Report;
  return fold(report, event);
}

function openFrom(_: Report, event: EventOf<'run-opened'>): Report {
  const { cluster, service, region, settings, rulePagesUrl, runUrl, atMs } = event;
  return {
    ...openReport({ cluster, service, region, startedAtMs: atMs }),
    settings,
    rulePagesUrl,
    runUrl,
  };
}

/** Parts of one phase that follow each other are one, as long as they went well. */
function addPhase(phases: Report['phases'], phase: EventOf<'phase-ended'>['phase']): Report['phases'] {
  const last = phases.at(-1);
  if (last?.name !== phase.name || last.status !== 'done') return [...phases, phase];
  return [...phases.slice(0, -1), { ...phase, startedAtMs: last.startedAtMs }];
}

function applyPreflight(report: Report, { ahead, settings }: EventOf<'preflight-done'>): Report {
  if (settings === null) return { ...report, ahead };
  return { ...report, ahead, timeline: { ...timelineOf(report), settings } };
}

function applyRevision(
  report: Report,
  { taskDefinitionArn, registered }: EventOf<'revision-chosen'>,
): Report {
  if (registered === null) return { ...report, taskDefinitionArn };
  const timeline = noteRevision(timelineOf(report), registered.askedAtMs, registered.answeredAtMs);
  return { ...report, taskDefinitionArn, registered: true, timeline };
}

/** What may be kept of the evidence, and what it proves. */
function judge(report: Report, evidence: Evidence): Report {
  const masked = maskEvidence(evidence);
  return { ...report, evidence: masked, diagnoses: diagnose(masked) };
}

/** Who else consumes them this service doesn't see: no gap is claimed of them. */
function leaveQueues(report: Report, event: EventOf<'queues-elsewhere'>): Report {
  const left = new Set(event.queues.map(({ queue }) => queue));
  const timeline = timelineOf(report);
  return {
    ...report,
    warnings: [...report.warnings, describeQueuesElsewhere(event)],
    timeline: { ...timeline, queues: timeline.queues.filter(({ queue }) => !left.has(queue)) },
  };
}

function timelineOf({ timeline }: Report): NonNullable<Report['timeline']> {
  return timeline ?? openTimeline();
}
