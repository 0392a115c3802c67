import type { TaskDefinition } from '../../model/task-definition.js';

/** What DescribeTaskDefinition adds and RegisterTaskDefinition does not take (the difference of their models). */
const ADDED_BY_ECS = new Set([
  'taskDefinitionArn',
  'revision',
  'status',
  'requiresAttributes',
  'compatibilities',
  'registeredAt',
  'registeredBy',
  'deregisteredAt',
  'deleteRequestedAt',
]);

/** The raw answer of DescribeTaskDefinition as RegisterTaskDefinition takes it, tags included. */
export function toTaskDefinition(answer: unknown): TaskDefinition {
  const { taskDefinition = {}, tags = [] } = (answer ?? {}) as {
    taskDefinition?: Record<string, unknown>;
    tags?: { key?: string }[];
  };
  const kept = Object.entries(taskDefinition).filter(([member]) => !ADDED_BY_ECS.has(member));
  // `aws:` tags belong to AWS (CloudFormation sets some) and can't be given (API reference, Tag).
  const ownTags = tags.filter(({ key }) => !/^aws:/i.test(key ?? ''));
  return {
    family: '',
    containerDefinitions: [],
    ...Object.fromEntries(kept),
    ...(ownTags.length === 0 ? {} : { tags: ownTags }),
  };
}
