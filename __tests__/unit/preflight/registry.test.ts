import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { LINTS } from '../../../src/preflight/lints/index.js';

const ids = LINTS.map(({ id }) => id).sort();
const namesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();

describe('the list of lints', () => {
  test('has every file, and each of them once', () => {
    expect(namesIn('src/preflight/lints', '.ts').filter((name) => name !== 'index')).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('has a number for each', () => {
    const codes = LINTS.map(({ code }) => code);
    expect(codes.filter((code) => !/^L\d\d$/.test(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('has a test for each', () => {
    expect(namesIn('__tests__/unit/preflight/lints', '.test.ts')).toEqual(ids);
  });

  test('has a page for each, and a line in the table of the pages', () => {
    expect(namesIn('docs/lints', '.md').filter((name) => name !== 'README')).toEqual(ids);
    const table = readFileSync('docs/lints/README.md', 'utf8');
    const lines = [...table.matchAll(/^\| \[([a-z-]+)\]\(([a-z-]+)\.md\) \| (L\d\d) \|/gm)];
    expect(lines.map(([, id, file, code]) => [id, file, code])).toEqual(
      LINTS.map(({ id, code }) => [id, id, code]),
    );
  });

  test.each(LINTS)('the page of $id contains its number and the four sections', ({ id, code }) => {
    const page = readFileSync(`docs/lints/${id}.md`, 'utf8');
    expect(page.startsWith(`# ${id}\n\n${code} · `)).toBe(true);
    expect([...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual([
      ...['What it means', 'How we know', 'What to do', 'When we stay quiet'],
    ]);
  });
});
