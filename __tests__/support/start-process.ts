import { spawn } from 'node:child_process';
import { endWithUs } from './end-with-us.js';

export interface StartOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** The process is up when a line of its output matches. */
  readonly ready: RegExp;
  readonly readyWithinMs: number;
  /** How to install the command, for the error when it is missing. */
  readonly install: string;
}

export interface StartedProcess {
  readonly pid: number;
  /** All its output so far. */
  output(): string;
  /** Exit code, or null when a signal ended it. */
  readonly exited: Promise<number | null>;
  /** Sends the signal, SIGKILL after `killAfterMs`, and waits for the end. */
  stop(signal?: NodeJS.Signals, killAfterMs?: number): Promise<number | null>;
}

/** Starts a server of its own and waits for its ready line. It ends with this process at the latest. */
export async function startProcess(options: StartOptions): Promise<StartedProcess> {
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own: rabbitmq-server is a script, and the server its child.
    detached: true,
  });
  const release = child.pid === undefined ? () => undefined : endWithUs(-child.pid);
  const killAll = (): void => {
    if (!exitedYet && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  };
  let output = '';
  let exitedYet = false;
  const exited = new Promise<number | null>((resolve) => {
    const end = (code: number | null): void => {
      exitedYet = true;
      release();
      resolve(code);
    };
    child.once('exit', end);
    child.once('error', (error: NodeJS.ErrnoException) => {
      output +=
        error.code === 'ENOENT' ? `${options.command} is not installed: ${options.install}` : error.message;
      end(null);
    });
  });
  const ready = new Promise<boolean>((resolve) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      if (options.ready.test(output)) resolve(true);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void exited.then(() => {
      resolve(false);
    });
    setTimeout(() => {
      resolve(false);
    }, options.readyWithinMs).unref();
  });
  if (!(await ready) || child.pid === undefined) {
    killAll();
    throw new Error(`${options.command} did not become ready:\n${output}`);
  }
  const stop = async (signal: NodeJS.Signals = 'SIGTERM', killAfterMs = 10_000): Promise<number | null> => {
    if (exitedYet) return exited;
    child.kill(signal);
    const timer = setTimeout(killAll, killAfterMs);
    const code = await exited;
    clearTimeout(timer);
    return code;
  };
  return { pid: child.pid, output: () => output, exited, stop };
}
