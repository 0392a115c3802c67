/**
 * Makes a bare machine ready: `node script/bootstrap.mjs demo|test [-- COMMAND ARG…]`. Plain Node, no packages, since it
 * runs before any are installed. It calls a package manager only for what it finds missing.
 */
import { spawnSync } from 'node:child_process';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findCommand, SEARCH_PATH } from './bootstrap/find-command.mjs';
import { findPython } from './bootstrap/find-python.mjs';
import { installActionNode } from './bootstrap/install-action-node.mjs';
import { installNodeModules } from './bootstrap/install-node-modules.mjs';
import { installSystemPackages } from './bootstrap/install-system-packages.mjs';

const SERVERS = { demo: ['redis-server'], test: ['redis-server', 'rabbitmq-server'] };
const CELERY = ['celery', 'redis'];
/** Python modules; the demo deploys no web service. */
const MODULES = { demo: CELERY, test: [...CELERY, 'django', 'gunicorn', 'uvicorn', 'psycopg2'] };

/**
 * Installs what `purpose` ('demo' or 'test') needs and isn't here, and returns the environment for what runs next:
 * ACTION_NODE is the Node that runs the action, CELERY_PYTHON a Python that has Celery, redis-py and, for tests, what a
 * web service needs. Throws an Error that says what to do.
 */
export function bootstrap(purpose) {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Error(`Node 20 or newer is needed; this is ${process.version}.`);
  }
  installNodeModules();
  const actionNode = installActionNode();
  const servers = SERVERS[purpose].filter((name) => findCommand(name) === null);
  const modules = MODULES[purpose];
  let python = findPython(modules);
  if (servers.length > 0 || python === null) {
    installSystemPackages([...servers, ...(python === null ? modules : [])]);
    python = findPython(modules);
  }
  const missing = SERVERS[purpose].filter((name) => findCommand(name) === null);
  if (python === null) missing.push(`a Python 3 with the modules ${modules.join(', ')}`);
  if (missing.length > 0)
    throw new Error(
      `Still missing after the installation: ${missing.join(', ')}. Install them yourself, then run this again.`,
    );
  return {
    ...process.env,
    PATH: SEARCH_PATH.join(delimiter),
    ACTION_NODE: actionNode,
    CELERY_PYTHON: python,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}

function main([purpose, dashes, command, ...args]) {
  if (!(purpose in SERVERS) || (dashes !== undefined && dashes !== '--')) {
    throw new Error('Usage: node script/bootstrap.mjs demo|test [-- COMMAND ARG…]');
  }
  const env = bootstrap(purpose);
  if (command === undefined) return 0;
  return spawnSync(command, args, { stdio: 'inherit', env }).status ?? 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = main(process.argv.slice(2));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
