import type { UndoRecord } from '../model/undo-record.js';

/** The exact commands for a person: restore the queues, or replace the workers. Shell-quoted. */
export function describeRepairs(record: UndoRecord): readonly string[] {
  const restores = record.workers
    .filter((worker) => worker.side === 'old')
    .flatMap((worker) =>
      worker.queues.map(
        (queue) => `celery -A APP control -d ${quote(worker.node)} add_consumer ${quote(queue.name)}`,
      ),
    );
  const replace =
    `aws ecs update-service --cluster ${quote(record.cluster)} --service ${quote(record.service)} ` +
    `--task-definition ${quote(record.previous.taskDefinitionArn)} --force-new-deployment`;
  return [...restores, replace];
}

function quote(text: string): string {
  return /^[A-Za-z0-9_./:@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
