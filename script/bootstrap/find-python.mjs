import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findCommand } from './find-command.mjs';

/** Where Python packages are installed on machines whose package manager doesn't have them. */
export const VENV = fileURLToPath(new URL('../../.cache/venv', import.meta.url));

/**
 * A Python 3 that has these modules, or null: CELERY_PYTHON, the one on PATH, the system's own (a version manager often
 * hides it), or our virtual environment.
 */
export function findPython(modules) {
  const candidates = [
    process.env['CELERY_PYTHON'],
    findCommand('python3'),
    '/usr/bin/python3',
    `${VENV}/bin/python3`,
  ];
  return candidates.find((path) => path !== undefined && path !== null && has(path, modules)) ?? null;
}

function has(python, modules) {
  const probe = ['-c', `import ${modules.join(', ')}`];
  return spawnSync(python, probe, { stdio: 'ignore', timeout: 30_000 }).status === 0;
}
