import { noteSnapshot } from '../diagnosis/evidence/note-snapshot.js';
import { openEvidence } from '../diagnosis/evidence/open-evidence.js';
import type { Report } from '../model/report.js';
import type { StampedEvent } from '../model/run-event.js';
import type { ServiceEvent } from '../model/service.js';
import { describeServing } from '../rollout/describe-serving.js';
import { findNeverHealthyRevision } from '../rollout/find-never-healthy-revision.js';
import { groupDeaths } from '../rollout/group-deaths.js';
import { toSnapshot } from '../rollout/to-snapshot.js';
import { noteLook } from '../timeline/note-look.js';
import { openTimeline } from '../timeline/open-timeline.js';

export type LookEvent = Extract<StampedEvent, { kind: 'service-looked' }>;

/** The report with one more look at the service in it: timeline, what serves, events, deaths, and evidence of a rollout. */
export function applyLook(report: Report, event: LookEvent): Report {
  const { during, deploymentId, look, atMs } = event;
  const timeline = noteLook(report.timeline ?? openTimeline(), {
    ...look,
    atMs,
    startedAtMs: report.startedAtMs,
    deploymentId,
    // Released old tasks are stopped by ECS: that shows nothing about health checks.
    holdsOld: report.drain.mode === 'overlap',
  });
  const serving = describeServing(look.service, look.tasks, look.targets, {
    protections: event.protections,
    // The rollout is over, so that a revision that was never healthy never will be.
    neverHealthyArn: during === 'end' ? findNeverHealthyRevision(report) : null,
  });
  if (during === 'end') return { ...report, timeline, serving };
  const seen = { ...report, timeline, serving, ...findNews(report, event) };
  return during === 'rollback' ? seen : { ...seen, evidence: addEvidence(report, event) };
}

/** ECS keeps 100 events; those since the run's start matter. Stopped tasks are forgotten after an hour. */
function findNews(
  report: Report,
  { deploymentId, look, atMs }: LookEvent,
): Pick<Report, 'events' | 'deaths'> {
  const { stoppedTasks } = toSnapshot({ ...look, atMs }, deploymentId);
  const deaths = groupDeaths(stoppedTasks, deploymentId);
  return {
    events: [...report.events, ...findNewEvents(report, look.service.events)],
    deaths: deaths.length > 0 ? deaths : report.deaths,
  };
}

/** ECS lists the newest first, also among those of one millisecond. */
export function findNewEvents(
  { events, startedAtMs }: Pick<Report, 'events' | 'startedAtMs'>,
  listed: readonly ServiceEvent[],
): readonly ServiceEvent[] {
  const known = new Set(events.map(({ id }) => id));
  return [...listed].reverse().filter(({ id, atMs }) => atMs >= startedAtMs && !known.has(id));
}

function addEvidence(
  report: Report,
  { look, deploymentId, previousDeploymentId, atMs }: LookEvent,
): Report['evidence'] {
  const known = report.evidence ?? openEvidence(report);
  const seen = noteSnapshot(known, toSnapshot({ ...look, atMs }, deploymentId));
  return { ...seen, deploymentId, previousDeploymentId };
}
