/** A task definition as the ECS API takes it; members that we don't know are passed on untouched. */
export interface TaskDefinition {
  readonly family: string;
  readonly containerDefinitions: readonly ContainerDefinition[];
  readonly [member: string]: unknown;
}

export interface ContainerDefinition {
  readonly name: string;
  readonly image: string;
  readonly [member: string]: unknown;
}

/** A registered revision. */
export interface TaskDefinitionRevision {
  readonly arn: string;
  /** ACTIVE, INACTIVE, DELETE_IN_PROGRESS */
  readonly status: string;
  readonly definition: TaskDefinition;
}
