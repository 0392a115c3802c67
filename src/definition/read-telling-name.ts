import { nameOf } from './name-of.js';

export interface Role {
  readonly worker: boolean;
  readonly beat: boolean;
}

const BEAT = /(?:^|[^a-z])(?:celery[-_.]?)?beat(?:[^a-z]|$)/;
const WORKER = /(?:^|[^a-z])(?:celery[-_.]?)?workers?(?:[^a-z]|$)|(?:^|[^a-z])celeryd(?:[^a-z]|$)/;
const CELERY = /(?:^|[^a-z])celery/;
/** It looks after a worker or a beat, or belongs to another queue than Celery's. */
const BESIDE =
  /(?:^|[^a-z])(?:flower|exporter|monitor|health(?:check|z)?|probe|check|ping|status|inspect|purge|stop|kill|tests?|rq|sidekiq|dramatiq|huey)(?:[^a-z]|$)/;
/** It is something else unless it is called worker or beat as well. */
const ELSE =
  /(?:^|[^a-z])(?:web|api|server|gunicorn|uvicorn|nginx|migrate|migrations?|shell|dashboard|admin)(?:[^a-z]|$)/;
/** Names that say nothing, so that the folder may. */
const PLAIN =
  /^(?:docker[-_])?(?:run|start|main|__main__|entrypoint|app|boot|launch|init|cmd|command)(?:[-_](?:ecs|prod|production|aws))?$/;

const NONE: Role = { worker: false, beat: false };

/**
 * What a script runs as far as its name, its arguments and the container's name show; the first that shows something
 * counts. `isCelery`: the environment shows that Celery is in use, so a mere `worker` is one of Celery's.
 */
export function readTellingName(
  script: string,
  args: readonly string[],
  container: string,
  isCelery: boolean,
): Role {
  const base = nameOf(script).replace(/\.(?:sh|bash|py)$/, '');
  const isPlain = base === '' || PLAIN.test(base.toLowerCase());
  const folder = isPlain ? script.slice(0, -nameOf(script).length) : '';
  const names = [
    base,
    folder,
    ...args.filter((word) => /^[a-z][a-z0-9_-]*$/i.test(word)).slice(0, 2),
    container,
  ];
  const showsCelery = [script, container].some((name) => CELERY.test(name.toLowerCase()));
  for (const name of names) {
    // `consume.py` in a container `worker` says itself what it does, and that it is Celery's is not to be seen.
    const knows = showsCelery || (isCelery && (name !== container || isPlain));
    const role = readName(name.toLowerCase(), knows);
    if (role !== null) return role;
  }
  return NONE;
}

/** null: it shows nothing. */
function readName(name: string, isCelery: boolean): Role | null {
  const beat = BEAT.test(name);
  const worker = WORKER.test(name) && (isCelery || beat);
  if (BESIDE.test(name)) return NONE;
  if (beat || worker) return { worker, beat };
  if (ELSE.test(name)) return NONE;
  return CELERY.test(name) ? { worker: true, beat: false } : null;
}
