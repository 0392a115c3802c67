import type { Evidence } from '../../model/evidence.js';
import type { Task } from '../../model/task.js';
import { classifyStartFailure } from './classify-start-failure.js';
import type { StartProblem, StartSubject } from './classify-start-failure.js';
import { quote } from './quote.js';

export type StartFailure = {
  /** null: the task as a whole, or a service event. */
  readonly container: string | null;
  readonly line: string;
  /** As ECS said it, not cut. */
  readonly text: string;
  readonly subject: StartSubject;
  readonly problem: StartProblem;
};

/** Events that say why a task could not be started: `was unable to place a task. Reason: ResourceInitializationError: …` */
const EVENT = /was unable to place a task|failed to launch a task/i;
const ABOUT_THE_TASK = /(?:Cannot\w+|ResourceInitialization|ContainerRuntimeTimeout)Error/i;

/**
 * Why tasks of our deployment never ran, in the words of ECS. A failure after which another task of the same revision did
 * start was a passing one and is left out.
 */
export function findStartFailures(evidence: Evidence): StartFailure[] {
  const lastStartMs = findLastStart(evidence);
  const tasks = evidence.stoppedTasks
    .filter(({ startedAtMs, createdAtMs, stoppedAtMs }) => {
      return startedAtMs === null && (stoppedAtMs ?? createdAtMs) > lastStartMs;
    })
    .flatMap(listTexts);
  const events = evidence.events
    .filter(({ atMs, message }) => atMs > lastStartMs && EVENT.test(message) && ABOUT_THE_TASK.test(message))
    .map(({ message }) => ({ container: null, text: message }));
  return [...tasks, ...events].map(({ container, text }) => ({
    container,
    text,
    line: quote(text),
    ...classifyStartFailure(text),
  }));
}

/** When a task of our deployment last began to run; -Infinity: none ever did. */
export function findLastStart({ newTasks, stoppedTasks }: Evidence): number {
  return Math.max(
    -Infinity,
    ...[...newTasks, ...stoppedTasks].map(({ startedAtMs }) => startedAtMs ?? -Infinity),
  );
}

function listTexts({ stoppedReason, containers }: Task): { container: string | null; text: string }[] {
  const own = containers.map(({ name, reason }) => ({ container: name, text: reason ?? '' }));
  // The task repeats what one of its containers says better.
  const all = [...own, { container: null, text: stoppedReason ?? '' }].filter(({ text }) => text !== '');
  return all.filter(({ text }, index) => !all.some((other, at) => at < index && other.text.includes(text)));
}
