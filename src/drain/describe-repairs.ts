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
  const replace = describeReplaceCommand(record, record.previous.taskDefinitionArn);
  const arns = record.protections.map(({ taskArn }) => quote(taskArn));
  // 10 tasks a call (UpdateTaskProtection, API reference).
  const calls = Math.ceil(arns.length / 10);
  const releases = Array.from({ length: calls }, (_, call) => arns.slice(call * 10, call * 10 + 10)).map(
    (tasks) =>
      `aws ecs update-task-protection --cluster ${quote(record.cluster)} --tasks ${tasks.join(' ')} --no-protection-enabled`,
  );
  return [...restores, replace, ...releases];
}

/** Starts fresh tasks: of this revision, or of the service's own. */
export function describeReplaceCommand(
  { cluster, service }: Pick<UndoRecord, 'cluster' | 'service'>,
  taskDefinitionArn: string | null = null,
): string {
  const revision = taskDefinitionArn === null ? '' : ` --task-definition ${quote(taskDefinitionArn)}`;
  return `aws ecs update-service --cluster ${quote(cluster)} --service ${quote(service)}${revision} --force-new-deployment`;
}

function quote(text: string): string {
  return /^[A-Za-z0-9_./:@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
