import { hasPort } from '../definition/ports.js';
import type { ImageLine } from '../model/inputs.js';
import type { ImageChange, TaskDefinitionPlan } from '../model/rollout.js';
import type { LoadBalancer } from '../model/service.js';
import type { TaskDefinition } from '../model/task-definition.js';

/**
 * Puts the images into a definition, and checks what the service needs: every container has an image, and the load
 * balancers' containers and ports exist. If no image changes, `definition` is `base` itself.
 */
export function planTaskDefinition(
  base: TaskDefinition,
  images: readonly ImageLine[],
  loadBalancers: readonly LoadBalancer[],
): TaskDefinitionPlan {
  const problems: string[] = [];
  const wanted = new Map<string, string>();
  for (const line of images) {
    const found = findContainer(base, line, loadBalancers);
    if ('problem' in found) problems.push(found.problem);
    else wanted.set(found.name, line.image);
  }
  const changes = findChanges(base, wanted);
  const definition = changes.length === 0 ? base : applyChanges(base, changes);
  problems.push(...findMissingImages(definition, problems.length > 0));
  problems.push(...loadBalancers.flatMap((balancer) => findBalancerProblem(base, balancer)));
  return { definition, changes, problems };
}

type Found = { readonly name: string } | { readonly problem: string };

/** An IMAGE without a container is for the only container, else the only essential one, else the load balancer's. */
function findContainer(
  { containerDefinitions }: TaskDefinition,
  { container, image }: ImageLine,
  loadBalancers: readonly LoadBalancer[],
): Found {
  const names = containerDefinitions.map(({ name }) => name);
  const listed = names.join(', ');
  if (container !== null) {
    if (names.includes(container)) return { name: container };
    return { problem: `image: the task definition has no container named ${container}; it has ${listed}.` };
  }
  // `essential` is true by default (ContainerDefinition.essential).
  const essential = containerDefinitions
    .filter((each) => each['essential'] !== false)
    .map(({ name }) => name);
  const balanced = [...new Set(loadBalancers.map(({ containerName }) => containerName))];
  const only = [names, essential, balanced.filter((name) => names.includes(name))].find(
    (some) => some.length === 1,
  );
  if (only?.[0] !== undefined) return { name: only[0] };
  return {
    problem: `image: ${image} could be for any of the containers ${listed}; give lines CONTAINER=IMAGE.`,
  };
}

function findChanges(
  { containerDefinitions }: TaskDefinition,
  wanted: ReadonlyMap<string, string>,
): ImageChange[] {
  return containerDefinitions.flatMap(({ name, image }) => {
    const to = wanted.get(name);
    return to === undefined || to === image ? [] : [{ container: name, from: imageOf(image), to }];
  });
}

function applyChanges(base: TaskDefinition, changes: readonly ImageChange[]): TaskDefinition {
  const containerDefinitions = base.containerDefinitions.map((container) => {
    const change = changes.find((each) => each.container === container.name);
    return change === undefined ? container : { ...container, image: change.to };
  });
  return { ...base, containerDefinitions };
}

/** Left out if a line found no container: most likely that is the same mistake. */
function findMissingImages({ containerDefinitions }: TaskDefinition, hasProblems: boolean): string[] {
  const bare = hasProblems ? [] : containerDefinitions.filter(({ image }) => imageOf(image) === '');
  return bare.map(
    ({ name }) => `Container ${name} of the task definition has no image; set one with the input image.`,
  );
}

/** In a file the image may be missing, if a line of the input sets it. */
function imageOf(image: string | null | undefined): string {
  return image ?? '';
}

function findBalancerProblem(base: TaskDefinition, { containerName, containerPort }: LoadBalancer): string[] {
  const container = base.containerDefinitions.find(({ name }) => name === containerName);
  const port = `port ${containerPort} of container ${containerName}`;
  const task = `The service's load balancer sends to ${port}, but the task definition`;
  if (container === undefined) return [`${task} has no such container.`];
  return hasPort(container, containerPort) ? [] : [`${task} does not map that port.`];
}
