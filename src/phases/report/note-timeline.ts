import type { Ledger } from '../../drain/ledger.js';
import type { RolloutSnapshot } from '../../model/rollout.js';
import type { RolloutPlanQuestion } from '../../model/rollout-plan.js';
import type { Service, TargetGroupSettings } from '../../model/service.js';
import type { Task } from '../../model/task.js';
import type { Timeline } from '../../model/timeline.js';
import type { Roster } from '../../model/worker.js';
import type { World } from '../../ports.js';
import { endDrain, noteDrain } from '../../timeline/note-drain.js';
import { noteLook } from '../../timeline/note-look.js';
import { noteRevision } from '../../timeline/note-revision.js';
import { noteSurvey } from '../../timeline/note-survey.js';
import { openTimeline } from '../../timeline/open-timeline.js';
import { readSettings } from '../../timeline/read-settings.js';
import type { Run } from '../run.js';

function change({ report }: Pick<World, 'report'>, note: (timeline: Timeline) => Timeline): void {
  report.timeline = note(report.timeline ?? openTimeline());
}

/** Keeps the settings that make this rollout slow or fast; what could not be read stays unknown. */
export function noteSettings(
  { inputs, world }: Run,
  service: Service,
  { pace, maximumPercent }: RolloutPlanQuestion,
  targetGroups: readonly TargetGroupSettings[],
): void {
  const { drainTimeoutMs, stableForMs } = inputs;
  const facts = { service, pace, targetGroups, maximumPercent, drainTimeoutMs, stableForMs };
  change(world, (timeline) => ({ ...timeline, settings: readSettings(facts) }));
}

/** Keeps when RegisterTaskDefinition was asked and answered. */
export function noteRegistration({ world }: Run, askedAtMs: number): void {
  change(world, (timeline) => noteRevision(timeline, askedAtMs, world.clock.now()));
}

/** Keeps what one look at the service tells; `tasks` are all that ECS describes, stopped ones included. */
export function noteTimeline(
  world: Pick<World, 'report'>,
  deploymentId: string,
  { atMs, service, serviceDeployment, targets }: RolloutSnapshot,
  tasks: readonly Task[],
): void {
  const { startedAtMs, drain } = world.report;
  const facts = { atMs, startedAtMs, deploymentId, service, serviceDeployment, tasks, targets };
  change(world, (timeline) => noteLook(timeline, { ...facts, holdsOld: drain.mode === 'overlap' }));
}

/** Keeps who consumes. */
export function noteWorkers({ world }: Run, { workers }: Roster): void {
  change(world, (timeline) => noteSurvey(timeline, world.clock.now(), workers));
}

/** Keeps who finishes jobs, and who is idle. */
export function noteLedger({ world }: Run, { workers }: Ledger): void {
  change(world, (timeline) => noteDrain(timeline, world.clock.now(), workers));
}

/** Keeps that these workers were seen to consume again. */
export function noteRestored({ world }: Run, nodes: readonly string[]): void {
  const rows = world.report.drain.rows.filter(({ node }) => nodes.includes(node));
  const workers = rows.map(({ node, taskArn, queues }) => ({ node, taskArn, queues, answers: true }));
  change(world, (timeline) => endDrain(timeline, world.clock.now(), workers));
}
