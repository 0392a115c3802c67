import { describeProtections } from '../../drain/describe-protections.js';
import { fetchKnown } from '../report/fetch-known.js';
import type { Run } from '../run.js';
import { recordOf } from '../run.js';
import { discoverWorkers } from '../workers/discover-workers.js';
import { releaseProtections } from '../workers/protect-tasks.js';

/**
 * Another deployment replaces the tasks that this run protects: those whose workers hold no job are released. Says which
 * stay protected, and until when; '' where none does.
 */
export async function releaseIdle(run: Run): Promise<string> {
  const arns = run.record?.protections.map(({ taskArn }) => taskArn) ?? [];
  if (arns.length === 0) return '';
  await fetchKnown(run, 'the state of the workers', async () => {
    const idle = await fetchIdleTasks(run, arns);
    await releaseProtections(run, idle);
  });
  const left = recordOf(run).protections;
  return left.length === 0
    ? ' The old tasks are no longer protected.'
    : ` Old tasks stay protected: ${describeProtections(left)}.`;
}

/** Each worker on them answered, and holds nothing. A task that is gone needs no protection. */
async function fetchIdleTasks(run: Run, arns: readonly string[]): Promise<readonly string[]> {
  const tasks = await run.world.ecs.fetchTasksByArn(arns);
  const { roster } = await discoverWorkers(run, tasks);
  const celery = await run.world.connectCelery();
  const looks = await celery.look(roster.workers);
  const isIdle = (node: string): boolean => {
    const look = looks.find((one) => one.node === node);
    return look?.answered === true && look.active.length + (look.reserved?.length ?? 0) === 0;
  };
  return arns.filter((arn) => {
    const workers = roster.workers.filter(({ taskArn }) => taskArn === arn);
    const isGone = tasks.every((task) => task.arn !== arn);
    return isGone || (workers.length > 0 && workers.every(({ node }) => isIdle(node)));
  });
}
