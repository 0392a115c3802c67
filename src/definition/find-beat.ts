import type { TaskDefinition } from '../model/task-definition.js';
import { readCommand } from './read-command.js';
import { readContainer } from './read-container.js';

export interface Beat {
  readonly container: string;
  /** Its scheduler sends from one place at a time (RedBeat): the second beat waits for the first one's lock. */
  readonly isLocking: boolean;
  /** Only the name of a script or of the container shows it. */
  readonly isGuess: boolean;
}

/** The containers that run Celery beat, alone or within a worker (`-B`). */
export function findBeats({ containerDefinitions }: TaskDefinition): readonly Beat[] {
  return containerDefinitions.map(readContainer).flatMap((container) =>
    readCommand(container)
      .programs.filter(({ beat }) => beat !== null)
      .slice(0, 1)
      .map(({ beat, toldBy }) => ({
        container: container.name,
        isLocking: beat === 'locking',
        isGuess: toldBy === 'name',
      })),
  );
}
