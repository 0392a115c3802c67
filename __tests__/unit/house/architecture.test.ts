import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const page = readFileSync('docs/architecture.md', 'utf8');
const HOMES = ['src', 'simulator', 'script', 'bench', '__tests__'];
const files = HOMES.flatMap(listFiles).filter((path) => /\.(ts|mjs)$/.test(path));
const sizes = files.map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length - 1 }));

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => !path.includes('node_modules') && statSync(path).isFile());
}

/** The middle one of the sizes below `home`. */
function findMedian(home: string): number {
  const lines = sizes.filter(({ path }) => path.startsWith(`${home}/`)).map((size) => size.lines);
  return lines.sort((a, b) => a - b)[Math.floor(lines.length / 2)] ?? 0;
}

describe('docs/architecture.md', () => {
  test('every folder that it names exists', () => {
    const named = [...page.matchAll(/^\| (.+?) \|/gm)].flatMap(([, cell]) => [
      ...(cell ?? '').matchAll(/`([^`]+)`/g),
    ]);
    const paths = named.map(([, path]) => path ?? '');
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });

  test('every folder of src and every adapter is named', () => {
    const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.filter(({ name }) => !page.includes(`\`src/${name}/\``)).map(({ name }) => name)).toEqual(
      [],
    );
    expect(readdirSync('src/adapters').filter((name) => !page.includes(name))).toEqual([]);
  });

  test('no file is longer than 250 lines', () => {
    expect(sizes.filter(({ lines }) => lines > 250)).toEqual([]);
  });

  test.each(['src', 'simulator'])('a median file of %s is under 80 lines', (home) => {
    expect(findMedian(home)).toBeGreaterThan(0);
    expect(findMedian(home)).toBeLessThan(80);
  });

  test('files are kebab-case, and none is named after a habit', () => {
    const names = files.map((path) => basename(path));
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.(ts|mjs)$/.test(name))).toEqual([]);
    expect(names.filter((name) => /\b(utils?|helpers?|common|manager)\b/.test(name))).toEqual([]);
  });
});

describe('docs/decisions', () => {
  test.each(readdirSync('docs/decisions'))('%s has date, status, context, decision, consequences', (name) => {
    const text = readFileSync(join('docs/decisions', name), 'utf8');
    expect(name).toMatch(/^\d{4}-[a-z0-9-]+\.md$/);
    expect(text).toMatch(/^# \d+\. /);
    expect(text).toMatch(/^Date: \d{4}-\d\d-\d\d$/m);
    expect(text).toMatch(/^Status: (proposed|accepted|superseded by \d{4})$/m);
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual([
      ...['Context', 'Decision', 'Consequences'],
    ]);
  });
});
