/** The last part of an ARN: the id of a task, the name of a service, `family:revision` of a task definition. */
export function shortenArn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** The first 8 characters of a task's id: enough to tell the tasks of a service apart. */
export function shortenTask(taskArn: string): string {
  return shortenArn(taskArn).slice(0, 8);
}

/** `web:45` of `arn:aws:ecs:…:task-definition/web:45`, the name people use for a revision. */
export function revisionOf(taskDefinitionArn: string): string {
  return shortenArn(taskDefinitionArn);
}
