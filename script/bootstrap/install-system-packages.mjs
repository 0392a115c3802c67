import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findCommand } from './find-command.mjs';
import { VENV } from './find-python.mjs';

const DEBIAN = {
  'redis-server': ['redis-server'],
  'rabbitmq-server': ['rabbitmq-server'],
  celery: ['python3', 'python3-celery'],
  redis: ['python3-redis'],
  django: ['python3-django'],
  gunicorn: ['python3-gunicorn'],
  uvicorn: ['python3-uvicorn'],
  psycopg2: ['python3-psycopg2'],
};
const HOMEBREW = { 'redis-server': ['redis'], 'rabbitmq-server': ['rabbitmq'] };
const PIP = {
  celery: 'celery[redis]==5.6.3',
  redis: 'redis',
  django: 'django==5.2.17',
  gunicorn: 'gunicorn==26.2.0',
  uvicorn: 'uvicorn==0.54.0',
  psycopg2: 'psycopg2-binary==2.9.13',
};

/** Debian starts a service that it installs, unless this file forbids it (invoke-rc.d's policy). */
const POLICY = '/usr/sbin/policy-rc.d';

/** Installs servers and Python modules by these names. Throws an Error that names the packages. */
export function installSystemPackages(needs) {
  if (findCommand('apt-get') !== null) return installWithApt(needs.flatMap((need) => DEBIAN[need]));
  if (findCommand('brew') !== null) return installWithHomebrew(needs);
  throw new Error(
    `Missing: ${needs.join(', ')}; and this machine has neither apt-get nor brew. Install them with this machine's own ` +
      `package manager (the Python modules: pip install ${listPip(needs).join(' ')}, and set CELERY_PYTHON to that Python), then run this again.`,
  );
}

function installWithApt(packages) {
  const byHand = `Install them yourself: sudo apt-get install ${packages.join(' ')}; then run this again.`;
  const isRoot = process.getuid() === 0;
  const mayBeRoot = isRoot || spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  if (!mayBeRoot)
    throw new Error(
      `Missing: ${packages.join(', ')}, and this user has no sudo without a password. ${byHand}`,
    );
  const asRoot = isRoot ? [] : ['sudo', '-n'];
  console.log(`Installing ${packages.join(', ')} (apt-get) …`);
  const ownPolicy = !existsSync(POLICY);
  const ignore = () => undefined; // an interrupt ends apt-get, and we still remove the policy
  process.on('SIGINT', ignore);
  try {
    if (ownPolicy)
      run(...asRoot, 'sh', '-c', `printf '#!/bin/sh\\nexit 101\\n' >${POLICY} && chmod 755 ${POLICY}`);
    const apt = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q'];
    run(...apt, 'update');
    run(...apt, 'install', '--yes', '--no-install-recommends', ...packages);
  } catch (error) {
    throw new Error(`${error.message} ${byHand}`, { cause: error });
  } finally {
    if (ownPolicy) run(...asRoot, 'rm', '-f', POLICY);
    process.off('SIGINT', ignore);
  }
}

function installWithHomebrew(needs) {
  const modules = listPip(needs);
  const formulas = needs.flatMap((need) => HOMEBREW[need] ?? []);
  if (modules.length > 0 && !findCommand('python3')) formulas.push('python');
  console.log(`Installing ${[...formulas, ...modules].join(', ')} (brew, pip) …`);
  if (formulas.length > 0) run('brew', 'install', ...formulas);
  if (modules.length === 0) return;
  run(findCommand('python3') ?? 'python3', '-m', 'venv', VENV);
  run(`${VENV}/bin/python3`, '-m', 'pip', 'install', '--quiet', ...modules);
}

/** All Python modules at once: one Python must have them all. */
function listPip(needs) {
  return needs.flatMap((need) => PIP[need] ?? []);
}

function run(command, ...args) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0)
    throw new Error(`${[command, ...args].join(' ')} failed${error ? `: ${error.message}` : ''}.`);
}
