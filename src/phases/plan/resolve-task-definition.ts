import { RefusedError, WorldError } from '../../errors.js';
import type { Service } from '../../model/service.js';
import type { TaskDefinition } from '../../model/task-definition.js';
import { cleanTaskDefinition } from '../../definition/clean-task-definition.js';
import { planTaskDefinition } from '../../rollout/plan-task-definition.js';
import type { Run } from '../run.js';

/** What is to be deployed: an existing revision, or a definition that is still to be registered. */
export interface PlannedRevision {
  readonly arn: string | null;
  readonly definition: TaskDefinition | null;
  readonly changes: readonly string[];
  /** What is to run, whether it is registered already or not. */
  readonly wanted: TaskDefinition;
}

interface Base {
  readonly definition: TaskDefinition;
  readonly arn: string | null;
  readonly notes: readonly string[];
}

/** Reads the task definition that the inputs ask for and puts the images in. Registers nothing. */
export async function resolveTaskDefinition(run: Run, service: Service): Promise<PlannedRevision> {
  const base = await fetchBase(run, service);
  const plan = planTaskDefinition(base.definition, run.inputs.images, service.loadBalancers);
  if (plan.problems.length > 0) throw new RefusedError(plan.problems);
  const changes = plan.changes.map(({ container, from, to }) => `image of ${container}: ${from} → ${to}`);
  const notes = [...base.notes, ...changes];
  if (base.arn !== null && plan.changes.length === 0)
    return { arn: base.arn, definition: null, changes: notes, wanted: plan.definition };
  return { arn: null, definition: plan.definition, changes: notes, wanted: plan.definition };
}

async function fetchBase(run: Run, service: Service): Promise<Base> {
  const reference = run.inputs.taskDefinition;
  if (reference === '') return fetchRevision(run, service.taskDefinitionArn, 'service');
  if (reference.startsWith('arn:')) return fetchRevision(run, reference, 'task-definition');
  const text = readIfThere(run, reference);
  if (text !== null) return parseFile(reference, text);
  if (/^[A-Za-z0-9_-]+(:\d+)?$/.test(reference)) return fetchRevision(run, reference, 'task-definition');
  throw new RefusedError([
    `task-definition: there is no file ${reference} in the workspace, and it is no family[:revision] and no ARN. ` +
      'Check the path, and that a checkout step ran before.',
  ]);
}

async function fetchRevision(run: Run, reference: string, input: string): Promise<Base> {
  const revision = await fetchOrRefuse(run, reference, input);
  if (revision.status !== 'ACTIVE' && input === 'task-definition') {
    throw new RefusedError([
      `task-definition: ${reference} is ${revision.status}; only an ACTIVE revision can be deployed.`,
    ]);
  }
  return { definition: revision.definition, arn: revision.arn, notes: [] };
}

async function fetchOrRefuse(
  run: Run,
  reference: string,
  input: string,
): ReturnType<Run['world']['ecs']['fetchTaskDefinition']> {
  try {
    return await run.world.ecs.fetchTaskDefinition(reference);
  } catch (error) {
    if (!(error instanceof WorldError) || !['missing', 'invalid'].includes(error.kind)) throw error;
    throw new RefusedError([`${input}: ECS knows no task definition ${reference} (${error.message}).`], {
      cause: error,
    });
  }
}

function readIfThere(run: Run, path: string): string | null {
  try {
    return run.world.readFile(path);
  } catch (error) {
    if (error instanceof WorldError && error.kind === 'missing') return null;
    throw error;
  }
}

function parseFile(path: string, text: string): Base {
  const { definition, problems, dropped } = cleanTaskDefinition(parseJson(path, text));
  if (definition === null || problems.length > 0) {
    throw new RefusedError(problems.map((problem) => `task-definition: ${path}: ${problem}`));
  }
  const notes = dropped.length === 0 ? [] : [`read-only members left out: ${dropped.join(', ')}`];
  return { definition, arn: null, notes };
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RefusedError(
      [`task-definition: ${path} is not valid JSON. Write it as JSON, without comments.`],
      {
        cause: error,
      },
    );
  }
}
