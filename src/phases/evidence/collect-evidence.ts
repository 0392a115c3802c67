import { chooseLogTasks } from '../../diagnosis/evidence/choose-log-tasks.js';
import { addStopped } from '../../diagnosis/evidence/note-snapshot.js';
import type { Evidence } from '../../model/evidence.js';
import type { Task } from '../../model/task.js';
import type { WatchOrder } from '../../model/watch.js';
import type { Run } from '../run.js';
import { fetchContainerLogs } from './fetch-container-logs.js';
import { fetchTargetGroups } from './fetch-target-groups.js';
import { readSource, type Reading } from './read-source.js';

/**
 * After a failure, and before anything is rolled back: reads what only then is worth its calls. A source that can't be read
 * is a fact of its own, never an error.
 */
export async function collectEvidence(run: Run, order: WatchOrder, seen: Evidence): Promise<Evidence> {
  const reading: Reading = { unreadable: [...seen.unreadable] };
  const [definitions, targetGroups, protections, stoppedTasks, endedOldTasks] = await Promise.all([
    fetchDefinitions(run, order, reading),
    fetchTargetGroups(run, seen, reading),
    fetchProtections(run, seen, reading),
    fetchStopped(run, seen, reading),
    fetchEndedOld(run, order, seen, reading),
  ]);
  noteMissingSources(seen, reading);
  const known = { ...seen, ...definitions, targetGroups, protections, stoppedTasks, endedOldTasks };
  const logs = await fetchLogs(run, known, reading);
  const evidence = { ...known, logs, atMs: run.world.clock.now(), unreadable: reading.unreadable };
  run.world.story.tell({ kind: 'evidence-collected', evidence });
  return evidence;
}

/** Log lines may arrive seconds after the container exited: where there was none, they are read once more. */
export async function collectLateLogs(run: Run, evidence: Evidence): Promise<void> {
  if (evidence.logs.some(({ lines }) => lines.length > 0)) return;
  const reading: Reading = {
    unreadable: evidence.unreadable.filter(({ source }) => !source.startsWith('logs:')),
  };
  const logs = await fetchLogs(run, evidence, reading);
  if (logs.length === 0) return;
  const complete = { ...evidence, logs, unreadable: reading.unreadable };
  run.world.story.tell({ kind: 'evidence-collected', evidence: complete });
}

async function fetchDefinitions(
  run: Run,
  order: WatchOrder,
  reading: Reading,
): Promise<Pick<Evidence, 'taskDefinition' | 'previousTaskDefinition'>> {
  const { ecs } = run.world;
  const previousArn = run.record?.previous.taskDefinitionArn ?? null;
  const source = 'ecs:DescribeTaskDefinition';
  const [taskDefinition, previousTaskDefinition] = await Promise.all([
    readSource(reading, source, () => ecs.fetchTaskDefinition(order.taskDefinitionArn)),
    previousArn === null ? null : readSource(reading, source, () => ecs.fetchTaskDefinition(previousArn)),
  ]);
  return { taskDefinition, previousTaskDefinition };
}

async function fetchProtections(
  run: Run,
  { oldTasks }: Evidence,
  reading: Reading,
): Promise<Evidence['protections']> {
  if (oldTasks.length === 0) return [];
  const arns = oldTasks.map(({ arn }) => arn);
  const found = await readSource(reading, 'ecs:GetTaskProtection', () =>
    run.world.ecs.fetchProtections(arns),
  );
  if (found === null) noteUnreadable(reading, 'ecs:GetTaskProtection');
  return found;
}

/** Exit codes may come after the task was asked to stop. */
async function fetchStopped(
  run: Run,
  { stoppedTasks }: Evidence,
  reading: Reading,
): Promise<Evidence['stoppedTasks']> {
  const arns = stoppedTasks.map(({ arn }) => arn);
  if (arns.length === 0) return [];
  const now = await readSource(reading, 'ecs:DescribeTasks', () => run.world.ecs.fetchTasksByArn(arns));
  return addStopped(stoppedTasks, now ?? []);
}

/** How the tasks that this rollout replaced ended: the watch no longer looks at those that are gone. */
async function fetchEndedOld(
  run: Run,
  { deploymentId }: WatchOrder,
  { startedAtMs }: Evidence,
  reading: Reading,
): Promise<readonly Task[]> {
  const stopped = await readSource(reading, 'ecs:ListTasks', () => run.world.ecs.fetchTasks('stopped'));
  return (stopped ?? []).filter(
    (task) => task.startedBy !== deploymentId && (task.stoppedAtMs ?? 0) >= startedAtMs,
  );
}

function fetchLogs(run: Run, evidence: Evidence, reading: Reading): Promise<Evidence['logs']> {
  const { taskDefinition } = evidence;
  return taskDefinition === null
    ? Promise.resolve([])
    : fetchContainerLogs(run.world, taskDefinition, chooseLogTasks(evidence), reading);
}

/** Ports that answer null for "could not be read" do not say why. */
function noteMissingSources({ service, serviceDeployment, targets }: Evidence, reading: Reading): void {
  if (service === null) return;
  if (serviceDeployment === null) noteUnreadable(reading, 'ecs:DescribeServiceDeployments');
  if (service.loadBalancers.length > 0 && targets.length === 0)
    noteUnreadable(reading, 'elasticloadbalancing:DescribeTargetHealth');
}

function noteUnreadable(reading: Reading, source: string): void {
  if (reading.unreadable.some((one) => one.source === source)) return;
  reading.unreadable = [
    ...reading.unreadable,
    { source, error: 'No answer: not permitted, or nothing to show.' },
  ];
}
