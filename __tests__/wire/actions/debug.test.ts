import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { openRunnerFiles, type RunnerFiles } from './runner-files.js';

let runner: RunnerFiles;
beforeEach(() => {
  runner = openRunnerFiles();
});
afterEach(() => {
  runner.close();
});

/** The client of Redis logs what it sends, AUTH too, where the package `debug` finds DEBUG in the environment. */
const ASK =
  "const { default: debug } = await import('debug'); console.error(Boolean(debug('ioredis:redis').enabled));";

async function ask(script: string): Promise<string> {
  const options = ['--import', 'tsx', '--input-type=module', '-e', script];
  const env = { ...process.env, DEBUG: '*' };
  const { stderr } = await promisify(execFile)(process.execPath, options, { env });
  return stderr.trim();
}

test.each(['main', 'post'])('DEBUG in the environment of the job is not for us: %s', async (step) => {
  const index = pathToFileURL('src/index.ts').href;
  // A step ends its process; instead it goes on to the question.
  const ended = "process.exit = () => undefined; process.env['INPUT_PHASES'] = 'none';";
  const flag = `process.env['ECS_HANDOVER_STEP'] = '${step}';`;
  expect(await ask(`${ended} ${flag} await import('${index}'); ${ASK}`)).toBe('false');
});

test('without the step the client would print', async () => {
  expect(await ask(ASK)).toBe('true');
});
