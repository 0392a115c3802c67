import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { REPOSITORY } from '../support/action/action-environment.js';
import { makeJobFolders, startStep } from '../support/action/run-action.js';

const folder = mkdtempSync(join(tmpdir(), 'handover-node-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const action = parse(readFileSync(join(REPOSITORY, 'action.yml'), 'utf8')) as { runs: { using: string } };

/** Has a Node print its own version before it runs the program. */
const PRINT_VERSION = '--import=data:text/javascript,console.log(`node${process.version.slice(1)}`)';

test.each(['index.js', 'post.js'] as const)(
  '%s runs under the major version of Node that action.yml names',
  async (file) => {
    const step = startStep(file, {
      inputs: {},
      awsEndpointUrl: 'http://127.0.0.1:1',
      job: makeJobFolders(folder),
      environment: { NODE_OPTIONS: PRINT_VERSION },
    });
    const { stdout } = await step.done;
    expect(stdout.split('.')[0]).toBe(action.runs.using);
  },
);
