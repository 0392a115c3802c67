import type { UndoRecord } from '../model/undo-record.js';

/** The exact commands for a person: restore the queues, or replace the workers; end the protections. Shell-quoted. */
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
  const arns = record.protections.map(({ taskArn }) => quote(taskArn));
  // 10 tasks a call (UpdateTaskProtection, API reference).
  const calls = Math.ceil(arns.length / 10);
  const releases = Array.from({ length: calls }, (_, call) => arns.slice(call * 10, call * 10 + 10)).map(
    (tasks) =>
      `aws ecs update-task-protection --cluster ${quote(record.cluster)} --tasks ${tasks.join(' ')} --no-protection-enabled`,
  );
  return [...restores, replace, ...releases];
}

function quote(text: string): string {
  return /^[A-Za-z0-9_./:@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
