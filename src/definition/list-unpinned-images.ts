import type { TaskDefinition } from '../model/task-definition.js';

/** `CONTAINER (IMAGE)` of each container whose image is not pinned by a digest: behind a tag there may be another image by now. */
export function listUnpinnedImages({ containerDefinitions }: TaskDefinition): readonly string[] {
  return containerDefinitions
    .filter(({ image }) => !/@[a-z0-9]+:[0-9a-f]{32,}$/i.test(image))
    .map(({ name, image }) => `${name} (${image})`);
}
