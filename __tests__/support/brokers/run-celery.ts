import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CELERY_PYTHON, celeryEnvironment } from './start-celery-worker.js';

const APP_DIRECTORY = fileURLToPath(new URL('.', import.meta.url));

/** Runs the `celery` command on celery_app.py; returns its output, whatever its exit code (69: no answer). */
export function runCelery(
  brokerUrl: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  return run(['-m', 'celery', '-A', 'celery_app', ...args], brokerUrl, env);
}

/** Enqueues a job that takes `seconds`; returns its id. */
export async function enqueueHold(
  brokerUrl: string,
  seconds: number,
  options: { readonly queue?: string; readonly countdown?: number; readonly args?: readonly unknown[] } = {},
): Promise<string> {
  const { queue = 'celery', countdown = null, args = [] } = options;
  const call = `hold.apply_async(${toPython([seconds, ...args])}, queue=${toPython(queue)}, countdown=${toPython(countdown)})`;
  const output = await run(['-c', `from celery_app import hold; print(${call}.id)`], brokerUrl, {});
  return output.trim();
}

function toPython(value: unknown): string {
  return `__import__("json").loads(${JSON.stringify(JSON.stringify(value))})`;
}

function run(
  args: readonly string[],
  brokerUrl: string,
  env: Readonly<Record<string, string>>,
): Promise<string> {
  return new Promise((resolve) => {
    const options = { cwd: APP_DIRECTORY, env: celeryEnvironment(brokerUrl, env), timeout: 30_000 };
    execFile(CELERY_PYTHON, args, options, (_error, stdout, stderr) => {
      resolve(stdout === '' ? stderr : stdout);
    });
  });
}
