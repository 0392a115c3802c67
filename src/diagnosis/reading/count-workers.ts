import type { ContainerDefinition } from '../../model/task-definition.js';
import { commandOf, environmentValueOf } from './read-container.js';

/** How many gunicorn or uvicorn workers the container starts; null where neither command nor environment says. */
export function countWorkers(container: ContainerDefinition | null): number | null {
  const words = `${commandOf(container)} ${environmentValueOf(container, 'GUNICORN_CMD_ARGS') ?? ''}`;
  if (!/\b(?:gunicorn|uvicorn|hypercorn)\b/.test(words)) return null;
  const given = /(?:^|\s)(?:-w\s*|--workers[\s=]+)(\d+)\b/.exec(words)?.[1];
  const count = Number(given ?? environmentValueOf(container, 'WEB_CONCURRENCY') ?? Number.NaN);
  return Number.isInteger(count) ? count : null;
}
