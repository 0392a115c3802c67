import { fileURLToPath } from 'node:url';
import { type StartedProcess, startProcess } from '../start-process.js';

/** The Python that has Celery. */
export const CELERY_PYTHON = process.env['CELERY_PYTHON'] ?? '/usr/bin/python3';

const APP_DIRECTORY = fileURLToPath(new URL('.', import.meta.url));

export interface CeleryWorkerOptions {
  readonly brokerUrl: string;
  /** Full node name such as `w1@host-a`. */
  readonly node: string;
  /** More arguments of `celery worker`, such as `-P solo` or `-Q a,b`. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface CeleryWorker extends StartedProcess {
  readonly node: string;
}

/** A real Celery worker of celery_app.py that listens, also to remote control. Stop it with SIGTERM, a warm shutdown. */
export async function startCeleryWorker(options: CeleryWorkerOptions): Promise<CeleryWorker> {
  const worker = await startProcess({
    command: CELERY_PYTHON,
    args: [
      ...['-m', 'celery', '-A', 'celery_app', 'worker', '-n', options.node],
      ...['--loglevel', 'INFO', '--without-gossip', '--without-mingle', ...(options.args ?? [])],
    ],
    cwd: APP_DIRECTORY,
    env: celeryEnvironment(options.brokerUrl, options.env),
    ready: / listens$/m,
    readyWithinMs: 60_000,
    install: 'apt-get install python3-celery python3-redis, or set CELERY_PYTHON to a Python that has Celery',
  });
  return { ...worker, node: options.node };
}

/** What celery_app.py and the celery command read. */
export function celeryEnvironment(
  brokerUrl: string,
  env: Readonly<Record<string, string>> = {},
): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONUNBUFFERED: '1',
    C_FORCE_ROOT: '1',
    CELERY_BROKER_URL: brokerUrl,
    ...env,
  };
}
