/** One UpdateService call. Only what the user asked for: members that are left out are kept by ECS. */
export interface ServiceUpdate {
  readonly taskDefinitionArn?: string;
  readonly desiredCount?: number;
  readonly forceNewDeployment?: boolean;
  readonly minimumHealthyPercent?: number;
  readonly maximumPercent?: number;
}
