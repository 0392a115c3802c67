import type { TaskDefinition } from '../model/task-definition.js';

/** `celery … beat` as a command of its own, or a worker with an embedded one: `--beat`, `-B`, `-EB`. */
const BEAT = /(^|\s)(beat|--beat|-[A-Za-z]*B[A-Za-z]*)(\s|$)/;

/** The containers of which two at once would send every scheduled job twice. Judged by their command line. */
export function findBeat(definition: TaskDefinition): readonly string[] {
  return definition.containerDefinitions
    .filter((container) => {
      const line = [...words(container['entryPoint']), ...words(container['command'])].join(' ');
      return line.includes('celery') && BEAT.test(line);
    })
    .map((container) => container.name);
}

function words(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
}
