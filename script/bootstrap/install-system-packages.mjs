import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findCommand } from './find-command.mjs';
import { VENV } from './find-python.mjs';

const DEBIAN = {
  'redis-server': ['redis-server'],
  'rabbitmq-server': ['rabbitmq-server'],
  celery: ['python3', 'python3-celery', 'python3-redis'],
};
const HOMEBREW = { 'redis-server': ['redis'], 'rabbitmq-server': ['rabbitmq'], celery: ['python'] };
const CELERY = 'celery[redis]==5.6.3';

/** Debian starts a service that it installs, unless this file says no (invoke-rc.d's policy). */
const POLICY = '/usr/sbin/policy-rc.d';

/** Installs those of 'redis-server', 'rabbitmq-server' and 'celery'. Throws an Error that names the packages. */
export function installSystemPackages(needs) {
  if (findCommand('apt-get') !== null) return installWithApt(needs.flatMap((need) => DEBIAN[need]));
  if (findCommand('brew') !== null) return installWithHomebrew(needs);
  throw new Error(
    `Missing: ${needs.join(', ')}; and there is neither apt-get nor brew here. Install them with this machine's own ` +
      `package manager (Celery with redis-py: pip install '${CELERY}', and set CELERY_PYTHON to that Python), then run this again.`,
  );
}

function installWithApt(packages) {
  const byHand = `Install them yourself: sudo apt-get install ${packages.join(' ')}; then run this again.`;
  const isRoot = process.getuid() === 0;
  const mayBeRoot = isRoot || spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  if (!mayBeRoot)
    throw new Error(
      `Missing: ${packages.join(', ')}; and this user has no sudo without a password. ${byHand}`,
    );
  const asRoot = isRoot ? [] : ['sudo', '-n'];
  console.log(`Installing ${packages.join(', ')} (apt-get) …`);
  const ownPolicy = !existsSync(POLICY);
  const ignore = () => undefined; // an interrupt ends apt-get; we live on to take the policy away again
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
  const formulas = needs
    .flatMap((need) => HOMEBREW[need])
    .filter((name) => name !== 'python' || !findCommand('python3'));
  console.log(
    `Installing ${[...formulas, ...(needs.includes('celery') ? [CELERY] : [])].join(', ')} (brew, pip) …`,
  );
  if (formulas.length > 0) run('brew', 'install', ...formulas);
  if (!needs.includes('celery')) return;
  run(findCommand('python3') ?? 'python3', '-m', 'venv', VENV);
  run(`${VENV}/bin/python3`, '-m', 'pip', 'install', '--quiet', CELERY);
}

function run(command, ...args) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0)
    throw new Error(`${[command, ...args].join(' ')} failed${error ? `: ${error.message}` : ''}.`);
}
