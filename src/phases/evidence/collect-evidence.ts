import { diagnose } from '../../diagnosis/diagnose.js';
import { chooseLogTasks } from '../../diagnosis/evidence/choose-log-tasks.js';
import { maskEvidence } from '../../diagnosis/evidence/mask-evidence.js';
import { addStopped, noteSnapshot } from '../../diagnosis/evidence/note-snapshot.js';
import { openEvidence } from '../../diagnosis/evidence/open-evidence.js';
import type { Evidence } from '../../model/evidence.js';
import type { RolloutSnapshot } from '../../model/rollout.js';
import type { Task } from '../../model/task.js';
import type { WatchOrder } from '../../model/watch.js';
import { fetchContainerLogs } from './fetch-container-logs.js';
import { fetchTargetGroups } from './fetch-target-groups.js';
import { readSource, type Reading } from './read-source.js';
import type { Run } from '../run.js';

/** Keeps what one turn of the watch showed. */
export function noteEvidence(run: Run, order: WatchOrder, snapshot: RolloutSnapshot): void {
  const { deploymentId, previousDeploymentId } = order;
  const { report } = run.world;
  const known = report.evidence ?? openEvidence(report);
  report.evidence = { ...noteSnapshot(known, snapshot), deploymentId, previousDeploymentId };
}

/**
 * After a failure, and before anything is rolled back: reads what only then is worth its calls, and judges it all. A
 * source that can't be read is a fact of its own, never an error.
 */
export async function collectEvidence(run: Run, order: WatchOrder): Promise<void> {
  const { report, clock } = run.world;
  const seen = report.evidence ?? openEvidence(report);
  const reading: Reading = { unreadable: [...seen.unreadable] };
  const [definitions, targetGroups, protections, stoppedTasks, endedOldTasks] = await Promise.all([
    fetchDefinitions(run, order, reading),
    fetchTargetGroups(run, seen, reading),
    fetchProtections(run, seen, reading),
    fetchStopped(run, seen, reading),
    fetchEndedOld(run, order, seen, reading),
  ]);
  noteMissingSources(seen, reading);
  const evidence = { ...seen, ...definitions, targetGroups, protections, stoppedTasks, endedOldTasks };
  const logs = await fetchLogs(run, evidence, reading);
  judge(run, { ...evidence, logs, atMs: clock.now(), unreadable: reading.unreadable });
}

/** Log lines may arrive seconds after the container died: where there was none, one more look, and another judgement. */
export async function collectLateLogs(run: Run): Promise<void> {
  const { evidence } = run.world.report;
  if (evidence === null || evidence.logs.some(({ lines }) => lines.length > 0)) return;
  const reading: Reading = {
    unreadable: evidence.unreadable.filter(({ source }) => !source.startsWith('logs:')),
  };
  const logs = await fetchLogs(run, evidence, reading);
  if (logs.length > 0) judge(run, { ...evidence, logs, unreadable: reading.unreadable });
}

/** What ended the run without a watch: UpdateService or RegisterTaskDefinition was refused. */
export function judgeFailedCall(run: Run, error: unknown): void {
  const { report } = run.world;
  if (report.diagnoses.length > 0 || !(error instanceof Error)) return;
  judge(run, { ...(report.evidence ?? openEvidence(report)), failedCall: error.message });
}

function judge(run: Run, evidence: Evidence): void {
  const masked = maskEvidence(evidence);
  const { report, log } = run.world;
  const before = report.diagnoses[0]?.id;
  report.evidence = masked;
  report.diagnoses = diagnose(masked);
  const [best] = report.diagnoses;
  if (best?.severity !== 'cause' || best.id === before) return;
  for (const line of [best.what, best.why, ...best.evidence, best.fix]) log.info(line);
}

async function fetchDefinitions(
  run: Run,
  order: WatchOrder,
  reading: Reading,
): Promise<Pick<Evidence, 'taskDefinition' | 'previousTaskDefinition'>> {
  const { ecs, report } = run.world;
  const previousArn = run.record?.previous.taskDefinitionArn ?? report.previousTaskDefinitionArn;
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

/** Exit codes may come after the task is told to stop. */
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
