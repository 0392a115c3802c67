/** What only the way back needs, and so isn't proved by the way there. Plain JSON. */
export type WayBackAction = 'ecs:StopServiceDeployment' | 'ecs:UpdateTaskProtection';

/** Asks whether the role may do this, by a call about something that does not exist: it changes nothing. */
export interface PermissionQuestion {
  readonly action: WayBackAction;
  /** Of a service deployment or a task that does not exist. */
  readonly absentArn: string;
}
