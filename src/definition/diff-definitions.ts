import type { SettingChange } from '../model/plan-report.js';
import type { ContainerDefinition, TaskDefinition } from '../model/task-definition.js';
import { describeMember, listNames } from './describe-member.js';

/** What a container has where nothing is written; DescribeTaskDefinition fills it in. */
const DEFAULTS: Readonly<Record<string, string>> = { essential: 'true', cpu: '0' };
const NAMED_LISTS = ['environment', 'secrets'];
const NOT_COMPARED = new Set(['name', 'family', 'containerDefinitions', 'tags', ...NAMED_LISTS]);

/**
 * What differs, for people: known settings with their values, environment and secrets by name only, anything else as changed.
 * Empty lists, nulls and defaults that ECS writes out are no difference.
 */
export function diffDefinitions(from: TaskDefinition, to: TaskDefinition): SettingChange[] {
  const names = [...from.containerDefinitions, ...to.containerDefinitions].map(({ name }) => name);
  const find = ({ containerDefinitions }: TaskDefinition, name: string): ContainerDefinition | undefined =>
    containerDefinitions.find((container) => container.name === name);
  return [
    ...(from.family === to.family
      ? []
      : [{ place: 'task', setting: 'family', from: from.family, to: to.family }]),
    ...diffMembers('task', from, to),
    ...[...new Set(names)].flatMap((name) => diffContainers(name, find(from, name), find(to, name))),
  ];
}

function diffContainers(
  place: string,
  from: ContainerDefinition | undefined,
  to: ContainerDefinition | undefined,
): SettingChange[] {
  if (from === undefined || to === undefined) {
    return [{ place, setting: 'container', from: from?.image ?? null, to: to?.image ?? null }];
  }
  return [
    ...diffMembers(place, from, to),
    ...NAMED_LISTS.flatMap((list) => diffNames(place, list, from, to)),
  ];
}

type Members = Readonly<Record<string, unknown>>;

function diffMembers(place: string, from: Members, to: Members): SettingChange[] {
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter(
    (name) => !NOT_COMPARED.has(name),
  );
  return names.flatMap((setting) => {
    const byDefault = place === 'task' ? null : (DEFAULTS[setting] ?? null);
    const [before, after] = [from, to].map((members) => describeMember(setting, members[setting]));
    if ((before?.identity ?? byDefault) === (after?.identity ?? byDefault)) return [];
    return [{ place, setting, from: before?.shown ?? null, to: after?.shown ?? null }];
  });
}

/** Values are never shown. */
function diffNames(place: string, list: string, from: Members, to: Members): SettingChange[] {
  const before = listNames(from[list]);
  const after = listNames(to[list]);
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((name): SettingChange[] => {
    const setting = `${list} ${name}`;
    const [old, added] = [before.get(name), after.get(name)];
    if (old === added) return [];
    if (old === undefined) return [{ place, setting, from: null, to: 'added' }];
    if (added === undefined) return [{ place, setting, from: 'removed', to: null }];
    return [{ place, setting, from: 'a value', to: 'another value' }];
  });
}
