import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from './action-environment.js';

/** Where script/bootstrap installs it. */
const INSTALLED = join(REPOSITORY, '.cache/node24/node_modules/.bin/node');

/**
 * The Node that runs the action, as GitHub's runner has it (action.yml's `runs.using`). bootstrap sets ACTION_NODE; when
 * jest is started without it, what an earlier bootstrap left is found.
 */
export function findActionNode(): string {
  const { ACTION_NODE } = process.env;
  if (ACTION_NODE !== undefined) return ACTION_NODE;
  if (process.version.startsWith('v24.')) return process.execPath;
  if (existsSync(INSTALLED)) return INSTALLED;
  throw new Error('There is no Node 24 to run the action with: run `npm run bootstrap -- test` once.');
}
