import type { Evidence } from '../../model/evidence.js';
import type { StartFailure } from './find-start-failures.js';
import { containersOf } from '../../definition/find-container.js';

/** The image that a failed start is about: its container's, the one that ECS names, or the only one; null: not known. */
export function findImage({ taskDefinition }: Evidence, { container, text }: StartFailure): string | null {
  const containers = containersOf(taskDefinition);
  const named =
    containers.find(({ name }) => name === container) ?? containers.find(({ image }) => text.includes(image));
  if (named !== undefined) return named.image;
  return containers.length === 1 ? (containers[0]?.image ?? null) : null;
}

/** For a sentence: the image in backticks, or words for it. */
export function nameImage(image: string | null): string {
  return image === null ? 'an image of the task' : `\`${image}\``;
}
