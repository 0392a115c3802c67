import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Report } from '../../../src/model/report.js';
import { renderSummary } from '../../../src/summary/render-summary.js';
import { makeReport } from './make-report.js';

/** Members with words of ours: everything else comes from outside. */
const OURS = new Set(['outcome', 'mode', 'side', 'state', 'ending', 'status', 'severity', 'kind']);

const readCase = (name: string): Report =>
  makeReport(
    JSON.parse(readFileSync(join(import.meta.dirname, 'cases', `${name}.json`), 'utf8')) as Partial<Report>,
  );

/** The same report with every foreign text in it replaced. */
function poison<T>(value: T, text: string): T {
  const change = (entry: unknown, key: string, path: string): unknown => {
    if (typeof entry === 'string') return OURS.has(key) || path === 'phases.name' ? entry : text;
    if (Array.isArray(entry)) return entry.map((each: unknown) => change(each, key, path));
    if (typeof entry !== 'object' || entry === null) return entry;
    return Object.fromEntries(
      Object.entries(entry).map(([name, each]) => [name, change(each, name, `${key}.${name}`)]),
    );
  };
  return change(value, '', '') as T;
}

/** What makes the page's structure: per line its opening mark and its number of cells. */
function outline(page: string): string[] {
  return page.split('\n').map((line) => {
    const opening = /^(#+ |- |1\. |\| |```|<[^>]*>|_)/.exec(line)?.[0] ?? '';
    const cells = line.startsWith('|') ? line.split('|').length : 0;
    return `${opening}${cells}`;
  });
}

/** What is left when every fence is taken for its opening mark alone. */
const dropFences = (page: string): string => page.replace(/^(`{3,})\w*\n.*?\n\1$/gms, '```');

const TAGS = /^<\/?(details|summary|br)>$/;

function expectHarmless(report: Report, text: string): void {
  const page = dropFences(renderSummary(poison(report, text)));
  expect(outline(page)).toEqual(outline(dropFences(renderSummary(poison(report, 'harmless')))));
  const lines = page.replaceAll('```', '').split('\n');
  expect(lines.filter((line) => line.split('`').length % 2 === 0)).toEqual([]);
  const prose = lines.map((line) => line.replace(/`[^`]*`/g, 'code')).join('\n');
  expect([...prose.matchAll(/<[^>]*>?/g)].map(([tag]) => tag).filter((tag) => !TAGS.test(tag))).toEqual([]);
  expect(prose).not.toMatch(/@|:\/\/|\*\*\*|\]\(|!\[/);
}

const HOSTILE = [
  '# heading',
  '</details></td></table><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '| a | b |\n| - | - |',
  'x\n\n# heading\n\n- item',
  '```\n# out of the fence',
  '`` ` ``',
  '`code` | `',
  '![img](https://evil.example/p.png)',
  '[link](javascript:alert(1))',
  '@octocat see https://evil.example and www.evil.example',
  '\\',
  '\\|\\`\\\\',
  '~~~\n<!--',
  '$$\\unicode{x}$$',
  '&lt;b&gt;',
  '1. one',
  '::error::boo ##[error]boo',
  '\u202e\u0000\u001b[31m',
  '🔥 :fire: \ud800',
  '---',
];
const CASES = [
  'timeline-web',
  'timeline-failed',
  'rolled-back',
  'rollback-failed',
  'timed-out',
  'refused',
  'planned',
  'succeeded-web',
];

test.each(HOSTILE)('%j changes nothing but its own place', (text) => {
  for (const name of CASES) expectHarmless(readCase(name), text);
});

test('no text at all breaks out of its place', () => {
  const marks = fc.constantFrom(
    '`',
    '|',
    '\\',
    '\n',
    '<',
    '>',
    '&',
    '#',
    '*',
    '_',
    '[',
    ']',
    '(',
    ')',
    '!',
    '@',
    '://',
    ' ',
    '~',
    'a',
    '1.',
    '-',
  );
  const texts = fc
    .array(fc.oneof(marks, fc.string({ unit: 'binary' })), { minLength: 1 })
    .map((parts) => `h${parts.join('')}h`);
  const report = readCase('rolled-back');
  fc.assert(
    fc.property(texts, (text) => {
      expectHarmless(report, text);
    }),
    { numRuns: 300 },
  );
});
