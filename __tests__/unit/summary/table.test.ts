import { expect, test } from '@jest/globals';
import { alert } from '../../../src/summary/alert.js';
import { code } from '../../../src/summary/escape.js';
import { table } from '../../../src/summary/table.js';

const rowOf = (cell: string): string | undefined => table([{ title: 'A' }], [[cell]]).split('\n')[2];

test('a pipe in code is escaped, and stays one cell', () => {
  expect(rowOf(code('a|b'))).toBe('| `a\\|b` |');
});

test('a pipe after a backslash is replaced, since parsers do not agree on what is escaped then', () => {
  expect(rowOf(code('a\\|b'))).toBe('| `a\\│b` |');
});

test('beyond 100 rows a table says how many are left', () => {
  const rows = Array.from({ length: 101 }, (_, index) => [String(index)]);
  expect(table([{ title: 'A' }], rows)).toMatch(/\| 99 \|\n\n_… and 1 more in the JSON report\._$/);
});

test('every line of an alert is within it', () => {
  expect(alert('CAUTION', 'one\n\ntwo')).toBe('> [!CAUTION]\n> one\n>\n> two');
});
