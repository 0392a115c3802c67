import { expect, test } from '@jest/globals';
import { renderAlert } from '../../../src/summary/render-alert.js';
import { renderCode } from '../../../src/summary/escape.js';
import { renderTable } from '../../../src/summary/render-table.js';

const rowOf = (cell: string): string | undefined => renderTable([{ title: 'A' }], [[cell]]).split('\n')[2];

test('a pipe in code is escaped, and stays one cell', () => {
  expect(rowOf(renderCode('a|b'))).toBe('| `a\\|b` |');
});

test('a pipe after a backslash is replaced, since parsers do not agree on what is escaped then', () => {
  expect(rowOf(renderCode('a\\|b'))).toBe('| `a\\│b` |');
});

test('beyond 100 rows a table says how many are left', () => {
  const rows = Array.from({ length: 101 }, (_, index) => [String(index)]);
  expect(renderTable([{ title: 'A' }], rows)).toMatch(/\| 99 \|\n\n_… and 1 more in the JSON report\._$/);
});

test('every line of an alert is within it', () => {
  expect(renderAlert('CAUTION', 'one\n\ntwo')).toBe('> [!CAUTION]\n> one\n>\n> two');
});
