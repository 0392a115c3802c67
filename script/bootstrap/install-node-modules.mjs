import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Runs `npm ci` where node_modules isn't what package-lock.json says. */
export function installNodeModules() {
  if (isInstalled(readPackages('package-lock.json'), readPackages('node_modules/.package-lock.json'))) return;
  console.log('Installing the packages of package-lock.json (npm ci) …');
  const npm = process.env['npm_execpath'];
  const [command, first] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  const { status } = spawnSync(command, [...first, 'ci', '--no-audit', '--no-fund'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('npm ci failed (its own words are above). Mend that and run this again.');
}

/** What npm wrote of the last installation, or of the one that is due; null: nothing. */
function readPackages(path) {
  try {
    return JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')).packages;
  } catch {
    return null;
  }
}

/** Same versions; a package for another platform may be absent. Times of files say nothing after a checkout. */
function isInstalled(due, installed) {
  if (due === null || installed === null) return false;
  return Object.entries(due).every(([path, { version, optional }]) => {
    const there = installed[path];
    return path === '' || (there === undefined ? optional === true : there.version === version);
  });
}
