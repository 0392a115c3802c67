import { expect, test } from '@jest/globals';
import { findCircles } from '../../support/imports/find-circles.js';
import { joinRooms } from '../../support/imports/join-rooms.js';
import { readImports } from '../../support/imports/read-imports.js';

/** A folder of src/phases, or a file beside those folders. */
function roomOf(file: string): string | null {
  return /^src\/phases\/([^/]+)/.exec(file)?.[1] ?? null;
}

test('no room of src/phases imports itself through others', () => {
  const rooms = joinRooms(readImports(['src/phases']), roomOf);
  expect(rooms.size).toBeGreaterThan(5);
  expect(findCircles(rooms).map((circle) => circle.join(' <-> '))).toEqual([]);
});

test('rooms whose files are in no circle can still be in one', () => {
  const graph = new Map([
    ['src/phases/plan/a.ts', new Set(['src/phases/watch/b.ts', 'src/model/x.ts'])],
    ['src/phases/watch/b.ts', new Set<string>()],
    ['src/phases/watch/c.ts', new Set(['src/phases/plan/d.ts', 'src/phases/watch/b.ts'])],
    ['src/phases/plan/d.ts', new Set<string>()],
  ]);
  expect(findCircles(graph)).toEqual([]);
  expect(findCircles(joinRooms(graph, roomOf))).toEqual([['plan', 'watch']]);
});
