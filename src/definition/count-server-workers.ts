import { findNumber, findOption, hasFlag } from './find-option.js';
import type { Program } from './classify-program.js';
import { readCommand } from './read-command.js';
import { type ContainerFacts, readContainer } from './read-container.js';

/**
 * How many processes a server starts; null: it isn't written there as a number, or a config file may say it. One is the
 * default of all; WEB_CONCURRENCY is read by gunicorn and uvicorn (their settings references), not by hypercorn.
 */
export function countServerWorkers(
  { kind, words }: Program,
  { environment }: Pick<ContainerFacts, 'environment'>,
): number | null {
  if (kind !== 'gunicorn' && kind !== 'uvicorn' && kind !== 'hypercorn') return null;
  if (findOption(words, '-w', '--workers') !== null) return findNumber(words, '-w', '--workers');
  if (kind !== 'uvicorn' && hasFlag(words, '-c', '--config')) return null;
  const concurrency = kind === 'hypercorn' ? undefined : environment['WEB_CONCURRENCY'];
  if (concurrency === undefined) return 1;
  return /^\d+$/.test(concurrency) ? Number(concurrency) : null;
}

/** The same of a container: of the first server in its command; null: there is none. */
export function countWorkersOf(container: unknown): number | null {
  const facts = readContainer(container);
  return (
    readCommand(facts)
      .programs.map((program) => countServerWorkers(program, facts))
      .find((count) => count !== null) ?? null
  );
}
