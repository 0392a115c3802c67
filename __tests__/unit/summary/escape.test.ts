import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderAlert } from '../../../src/summary/render-alert.js';
import {
  renderCode,
  renderCodeInHtml,
  escapeProse,
  escapeProseWith,
  renderFence,
} from '../../../src/summary/escape.js';
import { renderFold } from '../../../src/summary/render-fold.js';
import { renderTable } from '../../../src/summary/render-table.js';
import { HOSTILE, MADE_BY_GITHUB, hostileTexts } from './hostile-texts.js';
import { outlineOf, proseOf, readPage, textOf } from './read-page.js';

describe('escapeProse', () => {
  test.each([
    ['plain words stay: (service web), 1 task.', 'plain words stay: (service web), 1 task.'],
    ['**bold** _it_ ~x~', '&#42;&#42;bold&#42;&#42; &#95;it&#95; &#126;x&#126;'],
    ['<img src=x> &amp;', '&#60;img src=x&#62; &#38;amp;'],
    ['a | b \\| c', 'a &#124; b &#92;&#124; c'],
    ['[a](b) ![c](d)', '&#91;a&#93;(b) !&#91;c&#93;(d)'],
    ['# heading', '&#35; heading'],
    ['- item', '&#45; item'],
    ['1. item', '&#49;. item'],
    ['one\r\n\n## two', 'one ## two'],
    ['set `drain: none` here', 'set `drain: none` here'],
    ['  blanks around  ', 'blanks around'],
    ['one ` backtick', 'one &#96; backtick'],
    ['ask @octocat, or celery@host.example.', 'ask `@octocat`, or `celery@host.example`.'],
    ['see (https://evil.example/x).', 'see (`https://evil.example/x`).'],
    ['go to (www.evil.example', 'go to (`www.evil.example`'],
    ['fixes #12 and owner/repo#1', 'fixes `#12` and `owner/repo#1`'],
    ['\u202eabc\u0000\u200b', 'abc'],
    [':fire: at 10:02:05, a:80', '`:fire`: at 10:02:05, a:80'],
    ['see GH-12', 'see `GH-12`'],
    ['a`b`@c', 'a`b`<!-- -->`@c`'],
    [':-: is no table', '`:-`: is no table'],
    ['ends in :fire', 'ends in `:fire`'],
  ])('%j', (text, markdown) => {
    expect(escapeProse(text)).toBe(markdown);
  });

  test('a long text is cut', () => {
    expect(escapeProse('x'.repeat(5_000))).toHaveLength(501);
  });

  test('a name is marked as code, unless the text already contains code', () => {
    expect(escapeProseWith('Revision web:45 serves.', 'web:45')).toBe('Revision `web:45` serves.');
    expect(escapeProseWith('Revision `web:45` serves.', 'web:45')).toBe('Revision `web:45` serves.');
    expect(escapeProseWith('Nothing serves.', '')).toBe('Nothing serves.');
  });
});

describe('code', () => {
  test.each([
    ['celery@host', '`celery@host`'],
    ['a`b|c', '``a`b|c``'],
    ['`', '`` ` ``'],
    ['a``b`c', '```a``b`c```'],
    ['', '–'],
    [' \n ', '–'],
    ['line\nbreak', '`line break`'],
  ])('%j', (text, markdown) => {
    expect(renderCode(text)).toBe(markdown);
  });
});

test('a fence is longer than any backticks within', () => {
  expect(renderFence(['echo ````', 'two\n```'], 'sh')).toBe('`````sh\necho ````\ntwo ```\n`````');
});

/** Every kind of place that a foreign text has on a page. */
const PLACES: Readonly<Record<string, (text: string) => string>> = {
  'a paragraph': escapeProse,
  'a list': (text) => `- before\n- ${escapeProse(text)}\n- after`,
  'bold text': (text) => `**${escapeProse(text)}** after`,
  'an alert': (text) => renderAlert('CAUTION', `${escapeProse(text)}\n\nafter`),
  'a cell': (text) => renderTable([{ title: 'A' }, { title: 'B' }], [[escapeProse(text), 'after']]),
  'a heading, as code': (text) => `## ${renderCode(text)} after`,
  'a cell, as code': (text) => renderTable([{ title: 'A' }, { title: 'B' }], [[renderCode(text), 'after']]),
  'a fold, as code': (text) => renderFold(`before ${renderCodeInHtml(text)}`, renderCode(text)),
  'a fence': (text) => renderFence(['before', text], 'text'),
};

/** What a reader is to see: one line without what nobody can see; pairs of backticks are read as code. */
function clean(text: string, place: string): string {
  const line = text
    .replace(/[\s\u0085]+/g, ' ')
    .replace(/\p{Cc}|\p{Cs}|(?!\u200d)\p{Cf}/gu, '')
    .trim();
  const isCode = /code|fence/.test(place);
  const shown = isCode ? line : line.replace(/`([^`]+)`/g, (_all, inner: string) => inner.trim() || '–');
  return place.includes('cell') ? shown.replaceAll('\\|', '\\│') : shown;
}

/** Blanks aside, which code drops at its ends; and a pipe in a cell may be one that looks like it. */
const bare = (text: string): string => text.replace(/\s+/g, '').replaceAll('│', '|');

function expectShown(place: string, text: string): void {
  const render = PLACES[place] ?? String;
  const page = readPage(render(`h${text}h`));
  const harmless = readPage(render('harmless'));
  expect(outlineOf(page)).toEqual(outlineOf(harmless));
  const shown = textOf(harmless).replaceAll('harmless', () => clean(`h${text}h`, place));
  expect(bare(textOf(page))).toBe(bare(shown));
  expect(proseOf(page)).not.toMatch(MADE_BY_GITHUB);
}

describe.each(Object.keys(PLACES))('in %s', (place) => {
  test('a hostile text is shown as it is, and does nothing', () => {
    for (const text of HOSTILE) expectShown(place, text);
  });

  test('so is any other', () => {
    fc.assert(
      fc.property(hostileTexts, (text) => {
        expectShown(place, text);
      }),
      { numRuns: 100 },
    );
  });
});
