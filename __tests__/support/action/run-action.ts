import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Report } from '../../../src/model/report.js';
import { findActionNode } from './action-node.js';
import { makeStepEnvironment, makeStepFiles, REPOSITORY } from './action-environment.js';
import { endWithUs } from '../end-with-us.js';
import { readCommandFile } from './command-file.js';
import { waitFor } from '../wait-for.js';

export interface ActionOptions {
  readonly inputs: Readonly<Record<string, string>>;
  readonly awsEndpointUrl: string;
  readonly job: JobFolders;
  readonly debug?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  readonly onLine?: (line: string) => void;
}

/** What the steps of one job share on a runner. */
export interface JobFolders {
  readonly workspace: string;
  readonly runnerTemp: string;
}

export interface ActionResult {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
  /** What the output `report` points to; null when there is none. */
  readonly report: Report | null;
  readonly durationMs: number;
  readonly options: ActionOptions;
}

export interface RunningAction {
  readonly pid: number;
  /** All lines of stdout so far. */
  readonly lines: readonly string[];
  readonly done: Promise<ActionResult>;
  waitForLine(pattern: RegExp, timeoutMs?: number): Promise<string>;
  kill(signal: NodeJS.Signals): void;
  /**
   * What a runner does on cancel: SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL. Returns the last signal that was
   * needed.
   */
  cancel(): Promise<NodeJS.Signals>;
}

/** New folders for a job, in a folder that its owner removes. */
export function makeJobFolders(folder: string): JobFolders {
  return {
    workspace: mkdtempSync(join(folder, 'workspace-')),
    runnerTemp: mkdtempSync(join(folder, 'runner-')),
  };
}

let steps = 0;

/** Starts a file of `dist` as a runner starts a step. It ends with this process at the latest. */
export function startStep(
  file: 'index.js' | 'post.js',
  options: ActionOptions,
  state: Readonly<Record<string, string>> = {},
): RunningAction {
  const { job } = options;
  const files = makeStepFiles(join(job.runnerTemp, '_runner_file_commands', String(++steps)));
  const startedAtMs = Date.now();
  const child = spawn(findActionNode(), [join(REPOSITORY, 'dist', file)], {
    cwd: job.workspace,
    env: makeStepEnvironment({ ...options, ...job, files, state }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (child.pid !== undefined) child.once('exit', endWithUs(child.pid));
  const lines: string[] = [];
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    options.onLine?.(line);
  });
  const done = new Promise<ActionResult>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, signal) => {
      const outputs = readCommandFile(files.output);
      resolve({
        exitCode,
        signal,
        stdout: lines.join('\n'),
        stderr,
        outputs,
        state: readCommandFile(files.state),
        summary: readFileSync(files.summary, 'utf8'),
        report: readReport(outputs['report']),
        durationMs: Date.now() - startedAtMs,
        options,
      });
    });
  });
  const kill = (signal: NodeJS.Signals): void => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  };
  return {
    pid: child.pid ?? -1,
    lines,
    done,
    kill,
    cancel: () => cancel(kill, done),
    waitForLine: (pattern, timeoutMs = 60_000) =>
      waitFor(
        `a line like ${String(pattern)}`,
        () => lines.find((line) => pattern.test(line)),
        { timeoutMs },
        () => [...lines.slice(-15), stderr.slice(-500)],
      ),
  };
}

/** Runs the action's main step to its end. */
export function runAction(options: ActionOptions): Promise<ActionResult> {
  return startStep('index.js', options).done;
}

/** Runs the post step that belongs to a main step, in the same job, with the state that main left. */
export function runPost(main: ActionResult, changes: Partial<ActionOptions> = {}): Promise<ActionResult> {
  return startStep('post.js', { ...main.options, ...changes }, main.state).done;
}

async function cancel(
  kill: (signal: NodeJS.Signals) => void,
  done: Promise<ActionResult>,
): Promise<NodeJS.Signals> {
  let last: NodeJS.Signals = 'SIGINT';
  const send = (signal: NodeJS.Signals): void => {
    last = signal;
    kill(signal);
  };
  send('SIGINT');
  const timers = [setTimeout(send, 7_500, 'SIGTERM'), setTimeout(send, 10_000, 'SIGKILL')];
  await done;
  timers.forEach(clearTimeout);
  return last;
}

function readReport(path: string | undefined): Report | null {
  return path && existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Report) : null;
}
