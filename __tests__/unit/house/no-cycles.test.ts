import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { findCircles } from '../../support/imports/find-circles.js';
import { readImports } from '../../support/imports/read-imports.js';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A folder with these files; the circles of imports in it, with paths relative to it. */
function findCirclesOf(files: Readonly<Record<string, string>>): string[][] {
  const folder = mkdtempSync(join(tmpdir(), 'imports-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const circles = findCircles(readImports([folder]));
  return circles.map((circle) => circle.map((file) => file.slice(folder.length + 1)));
}

describe('imports', () => {
  test('no file of src, simulator, script and bench imports itself, directly or through others', () => {
    const graph = readImports(['src', 'simulator', 'script', 'bench']);
    expect(graph.size).toBeGreaterThan(500);
    expect(findCircles(graph).map((circle) => circle.join(' <-> '))).toEqual([]);
  });
});

describe('finding circles', () => {
  test.each([
    ['import', `import { b } from './deep/b.js'; b();`],
    ['import type', `import type { B } from './deep/b.js'; export const b: B = 1;`],
    ['export from', `export { b } from './deep/b.js';`],
    ['import()', `export const load = () => import('./deep/b.js');`],
  ])('a circle that is closed by %s is found', (_, text) => {
    const circles = findCirclesOf({ 'a.ts': text, 'deep/b.ts': `import type { A } from '../a.js';` });
    expect(circles).toEqual([['a.ts', 'deep/b.ts']]);
  });

  test('a circle of three, with a file beside it that is in none, is found once', () => {
    const circles = findCirclesOf({
      'main.mjs': `import './a.mjs';`,
      'a.mjs': `import './b.mjs';`,
      'b.mjs': `import './c.mjs'; import './leaf.mjs';`,
      'c.mjs': `import './a.mjs';`,
      'leaf.mjs': '',
    });
    expect(circles).toEqual([['a.mjs', 'b.mjs', 'c.mjs']]);
  });

  test('two circles that only share a way from one to the other are two', () => {
    const circles = findCirclesOf({
      'a.ts': `import './b.js';`,
      'b.ts': `import './a.js'; import './c.js';`,
      'c.ts': `import './d.js';`,
      'd.ts': `import './c.js';`,
    });
    expect(circles).toHaveLength(2);
    expect(circles).toEqual(
      expect.arrayContaining([
        ['a.ts', 'b.ts'],
        ['c.ts', 'd.ts'],
      ]),
    );
  });

  test('a file that imports itself is a circle', () => {
    expect(findCirclesOf({ 'a.ts': `import './a.js';` })).toEqual([['a.ts']]);
  });

  test('two ways to the same file are no circle', () => {
    const diamond = { 'a.ts': `import './b.js'; import './c.js';`, 'b.ts': `import './c.js';`, 'c.ts': '' };
    expect(findCirclesOf(diamond)).toEqual([]);
  });

  test('an import of a file that is missing is an error', () => {
    expect(() => findCirclesOf({ 'a.ts': `import './gone.js';` })).toThrow('imports ./gone.js');
  });
});
