import { assessOverlap } from '../../drain/assess-overlap.js';
import type { DrainChoice } from '../../drain/choose-drain.js';
import { chooseAuto } from '../../drain/choose-drain.js';
import { PROTECTIONS_NOT_READABLE, describeSelfProtected } from '../../drain/describe-self-protected.js';
import type { Service } from '../../model/service.js';
import type { TaskDefinition } from '../../model/task-definition.js';
import type { Task } from '../../model/task.js';
import type { Roster } from '../../model/worker.js';
import type { PlannedRevision } from './resolve-task-definition.js';
import type { Run } from '../run.js';

interface Facts {
  readonly service: Service;
  readonly tasks: readonly Task[];
  readonly revision: PlannedRevision | null;
  readonly roster: Roster | null;
}

interface Resolved {
  readonly drain: DrainChoice;
  readonly problems: readonly string[];
}

/** Which drain this run takes: `auto` prefers overlap, and an overlap that was asked for and isn't possible is refused. */
export async function resolveDrainMode(
  run: Run,
  chosen: DrainChoice | 'auto',
  facts: Facts,
): Promise<Resolved> {
  if (chosen !== 'auto' && chosen.mode !== 'overlap') return { drain: chosen, problems: [] };
  const { roster } = facts;
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
  const problems = [...overlapProblems];
  const arns = facts.tasks.map(({ arn }) => arn);
  const protections = await run.world.ecs.fetchProtections(arns);
  if (protections === null) problems.push(PROTECTIONS_NOT_READABLE);
  if (chosen === 'auto') {
    const record = run.world.undo.read();
    const selfProtected = describeSelfProtected(protections, arns.length, record);
    const all = selfProtected === null ? problems : [...problems, selfProtected];
    return { drain: chooseAuto(all), problems: [] };
  }
  return {
    drain: chosen,
    problems: problems.map((problem) => `drain: overlap is not possible: ${problem}. Or set drain: before.`),
  };
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
