import type { CleanedTaskDefinition } from '../model/rollout.js';
import type { TaskDefinition } from '../model/task-definition.js';

type Members = Readonly<Record<string, unknown>>;

/** Members of the API's TaskDefinition that RegisterTaskDefinition does not take (SDK types, client-ecs 3.1162). */
const READ_ONLY = new Set([
  ...['taskDefinitionArn', 'revision', 'status', 'requiresAttributes', 'compatibilities'],
  ...['registeredAt', 'registeredBy', 'deregisteredAt', 'deleteRequestedAt'],
]);

/**
 * Makes parsed JSON fit for RegisterTaskDefinition: a plain definition, or what DescribeTaskDefinition printed
 * (`{ taskDefinition, tags }`). Only the read-only members go. Everything else is passed on as it is, unknown members,
 * empty strings and nulls too: `""` can be an argument of a command, and a null says nothing to the API.
 */
export function cleanTaskDefinition(parsed: unknown): CleanedTaskDefinition {
  if (!isMembers(parsed)) return refuse(['The task definition is not a JSON object.']);
  const members = unwrap(parsed);
  const problems = findProblems(members);
  if (problems.length > 0) return refuse(problems);
  const entries = Object.entries(members);
  return {
    definition: Object.fromEntries(entries.filter(([name]) => !READ_ONLY.has(name))) as TaskDefinition,
    problems: [],
    dropped: entries.map(([name]) => name).filter((name) => READ_ONLY.has(name)),
  };
}

/** DescribeTaskDefinition puts the tags beside the definition, RegisterTaskDefinition takes them inside. */
function unwrap(parsed: Members): Members {
  const inner = parsed['taskDefinition'];
  if (!isMembers(inner)) return parsed;
  return Array.isArray(parsed['tags']) ? { ...inner, tags: inner['tags'] ?? parsed['tags'] } : inner;
}

function findProblems(members: Members): string[] {
  const problems: string[] = [];
  if ('ContainerDefinitions' in members) {
    return [
      'The task definition writes ContainerDefinitions; the ECS API takes containerDefinitions (camel case).',
    ];
  }
  if (!isName(members['family'])) problems.push('The task definition has no family.');
  const containers: unknown = members['containerDefinitions'];
  if (!Array.isArray(containers) || containers.length === 0) {
    return [
      ...problems,
      'The task definition has no containerDefinitions (a list with at least one container).',
    ];
  }
  return [...problems, ...findContainerProblems(containers)];
}

function findContainerProblems(containers: readonly unknown[]): string[] {
  const names = containers.map((container) => (isMembers(container) ? container['name'] : undefined));
  return containers.flatMap((container, at) => {
    const name = names[at];
    if (!isMembers(container) || !isName(name))
      return [`Container ${at + 1} of the task definition has no name.`];
    if (names.indexOf(name) !== at) return [`The task definition has more than one container named ${name}.`];
    const image = container['image'];
    const wrong = image !== undefined && image !== null && typeof image !== 'string';
    return wrong ? [`The image of container ${name} in the task definition is not a string.`] : [];
  });
}

function refuse(problems: readonly string[]): CleanedTaskDefinition {
  return { definition: null, problems, dropped: [] };
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
