import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const IGNORED = new Set(['.git', 'node_modules', 'coverage', '.cache', '__pycache__']);

/** What git has or would take (without git, which a machine with only Node need not have). */
function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !IGNORED.has(name) && !name.endsWith('.pyc'))
    .flatMap((entry) =>
      entry.isDirectory() ? listFiles(join(folder, entry.name)) : [join(folder, entry.name)],
    );
}

const files = listFiles('.');
const own = files.filter((path) => !path.startsWith('dist/') && path !== 'package-lock.json');
const texts = own.map((path) => ({ path, text: readFileSync(path, 'utf8') }));

function findIn(pattern: RegExp): string[] {
  return texts.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
}

describe('what is committed', () => {
  test('holds no path of the machine that it was written on', () => {
    const here = process.cwd().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    expect(findIn(new RegExp(`${here}/|/home/(?!runner)\\w|/Users/\\w|/ro{2}t/`))).toEqual([]);
    const bundled = files
      .filter((path) => path.startsWith('dist/'))
      .map((path) => readFileSync(path, 'utf8'));
    expect(bundled.filter((text) => text.includes(`${process.cwd()}/`))).toEqual([]);
  });

  test('holds no key', () => {
    // AWS's own example key ends in EXAMPLE
    expect(
      findIn(/\b(AKIA|ASIA)(?!\w*EXAMPLE)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----\n[A-Za-z0-9+/]/),
    ).toEqual([]);
  });

  test('the lock file names no registry', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved"/);
  });

  test('versions are exact', () => {
    const pack = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
    const versions = Object.values({
      ...pack['dependencies'],
      ...pack['devDependencies'],
      ...pack['overrides'],
    });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
