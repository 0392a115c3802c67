import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runNpm } from './run-npm.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Runs `npm ci` if node_modules differs from package-lock.json. */
export function installNodeModules() {
  if (isInstalled(readPackages('package-lock.json'), readPackages('node_modules/.package-lock.json'))) return;
  console.log('Installing the packages of package-lock.json (npm ci) …');
  if (!runNpm(['ci', '--no-audit', '--no-fund'], ROOT)) {
    throw new Error('npm ci failed; its own message is above. Fix that and run this again.');
  }
}

/** The packages that npm last installed, or is to install; null: none. */
function readPackages(path) {
  try {
    return JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')).packages;
  } catch {
    return null;
  }
}

/** Same versions; a package for another platform may be absent. File times say nothing after a checkout. */
function isInstalled(due, installed) {
  if (due === null || installed === null) return false;
  return Object.entries(due).every(([path, { version, optional }]) => {
    const there = installed[path];
    return path === '' || (there === undefined ? optional === true : there.version === version);
  });
}
