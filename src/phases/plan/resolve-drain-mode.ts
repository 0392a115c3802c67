import { assessOverlap } from '../../drain/assess-overlap.js';
import type { DrainChoice } from '../../drain/choose-drain.js';
import { chooseAuto } from '../../drain/choose-drain.js';
import { listWayBackQuestions } from '../../drain/list-way-back-questions.js';
import type { WayBackAction } from '../../model/permission.js';
import type { UpdatePlan } from '../../model/rollout.js';
import { PROTECTIONS_NOT_READABLE, describeSelfProtected } from '../../drain/describe-self-protected.js';
import type { Service } from '../../model/service.js';
import type { TaskDefinition } from '../../model/task-definition.js';
import type { Task } from '../../model/task.js';
import type { Roster } from '../../model/worker.js';
import type { PlannedRevision } from './resolve-task-definition.js';
import type { Run } from '../run.js';
import { fetchDenied } from './fetch-denied.js';

interface Facts {
  readonly service: Service;
  readonly tasks: readonly Task[];
  readonly revision: PlannedRevision | null;
  readonly update: UpdatePlan | null;
  readonly roster: Roster | null;
}

interface Resolved {
  readonly drain: DrainChoice;
  readonly problems: readonly string[];
}

/**
 * Which drain this run takes: `auto` prefers overlap, and an overlap that was asked for and isn't possible is refused. What
 * the way back of that drain needs is asked for here, before the first change.
 */
export async function resolveDrainMode(
  run: Run,
  chosen: DrainChoice | 'auto',
  facts: Facts,
): Promise<Resolved> {
  const { roster } = facts;
  if (chosen !== 'auto' && chosen.mode !== 'overlap') {
    await fetchDeniedOf(run, facts, chosen.mode);
    return { drain: chosen, problems: [] };
  }
  if (roster === null || roster.workers.length === 0) {
    return { drain: { mode: 'before', why: 'no worker to hand over from' }, problems: [] };
  }
  const overlapProblems = assessOverlap({
    inputs: run.inputs,
    service: facts.service,
    roster,
    taskCount: facts.tasks.length,
    definitions: await fetchDefinitions(run, facts),
    canStopDeployments: (await run.world.ecs.fetchServiceDeployments()).length > 0,
  });
  const arns = facts.tasks.map(({ arn }) => arn);
  const protections = await run.world.ecs.fetchProtections(arns);
  const selfProtected =
    chosen === 'auto' ? describeSelfProtected(protections, arns.length, run.world.undo.read()) : null;
  const problems = [
    ...overlapProblems,
    ...(protections === null ? [PROTECTIONS_NOT_READABLE] : []),
    ...(selfProtected === null ? [] : [selfProtected]),
  ];
  const mayOverlap = chosen !== 'auto' || problems.length === 0;
  const denied = await fetchDeniedOf(run, facts, mayOverlap ? 'overlap' : 'before');
  const isProtectionDenied = denied.includes('ecs:UpdateTaskProtection');
  const all = isProtectionDenied ? [...problems, PROTECTION_DENIED] : problems;
  if (chosen === 'auto') return { drain: chooseAuto(all), problems: [] };
  if (isProtectionDenied && problems.length === 0) return { drain: tellDoubt(run, chosen), problems: [] };
  return {
    drain: chosen,
    problems: all.map((problem) => `drain: overlap is not possible: ${problem}. Or set drain: before.`),
  };
}

const PROTECTION_DENIED =
  'ecs:UpdateTaskProtection was denied for a task that does not exist (a policy with conditions on tags denies that ' +
  'too; drain: overlap then asks for the real tasks)';

/** That it is denied for a real task is the proof: the old tasks are protected before UpdateService. */
function tellDoubt(run: Run, chosen: DrainChoice): DrainChoice {
  const sentence =
    'ecs:UpdateTaskProtection was denied for a task that does not exist. Whether the old tasks can be protected shows ' +
    'before anything else is changed.';
  run.world.story.tell({ kind: 'noted', sentence, isWarning: true });
  return chosen;
}

async function fetchDeniedOf(
  run: Run,
  { service, tasks, update }: Facts,
  mode: DrainChoice['mode'],
): Promise<readonly WayBackAction[]> {
  if (update?.startsDeployment !== true || tasks.length === 0) return [];
  const denied = await fetchDenied(run, listWayBackQuestions(service, mode));
  if (denied.includes('ecs:StopServiceDeployment')) {
    const sentence =
      'ecs:StopServiceDeployment seems to be denied: should the rollout fail, UpdateService goes back to the old revision.';
    run.world.story.tell({ kind: 'noted', sentence });
  }
  return denied;
}

async function fetchDefinitions(run: Run, { service, revision }: Facts): Promise<readonly TaskDefinition[]> {
  const { ecs } = run.world;
  const current = await ecs.fetchTaskDefinition(service.taskDefinitionArn);
  if (revision === null) return [current.definition];
  if (revision.definition !== null) return [current.definition, revision.definition];
  const next =
    revision.arn === null || revision.arn === current.arn
      ? current
      : await ecs.fetchTaskDefinition(revision.arn);
  return [current.definition, next.definition];
}
