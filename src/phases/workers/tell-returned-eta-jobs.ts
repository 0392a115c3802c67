import { findKilledTasks } from '../../drain/find-ended-jobs.js';
import { countOf } from '../../wording/count-of.js';
import { shortenTask } from '../../wording/shorten-arn.js';
import { readSource } from '../evidence/read-source.js';
import type { Run } from '../run.js';

/**
 * ETA jobs in the memory of old workers that were killed: a worker that stops cleanly puts them back at once, a killed one
 * leaves that to the broker. Those that the worker held at the last look.
 */
export async function tellReturnedEtaJobs(run: Run): Promise<void> {
  const { ecs, story, connectCelery } = run.world;
  const holding = (run.drain.ledger?.workers ?? []).filter(({ scheduled }) => scheduled.length > 0);
  const arns = [...new Set(holding.flatMap(({ taskArn }) => taskArn ?? []))];
  if (arns.length === 0) return;
  const tasks = await readSource({ unreadable: [] }, 'old tasks', () => ecs.fetchTasksByArn(arns));
  const killed = findKilledTasks(tasks ?? []).map(({ arn }) => arn);
  const count = holding
    .filter(({ taskArn }) => taskArn !== null && killed.includes(taskArn))
    .reduce((sum, { scheduled }) => sum + scheduled.length, 0);
  if (count === 0) return;
  const { transport } = await connectCelery();
  const when =
    transport === 'redis'
      ? 'Redis hands them out after visibility_timeout'
      : 'RabbitMQ handed them out again';
  const names = killed.map(shortenTask).join(', ');
  story.tell({
    kind: 'warned',
    sentence: `${countOf(count, 'ETA job')} in the memory of old tasks that were killed (${names}): ${when}.`,
  });
}
