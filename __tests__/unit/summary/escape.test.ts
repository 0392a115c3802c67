import { describe, expect, test } from '@jest/globals';
import { code, escapeProse, fence } from '../../../src/summary/escape.js';

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
  ])('%j', (text, markdown) => {
    expect(escapeProse(text)).toBe(markdown);
  });

  test('a long text is cut', () => {
    expect(escapeProse('x'.repeat(5_000))).toHaveLength(501);
  });
});

describe('code', () => {
  test.each([
    ['celery@host', '`celery@host`'],
    ['a`b|c', '`aˋb│c`'],
    ['', '–'],
    [' \n ', '–'],
    ['line\nbreak', '`line break`'],
  ])('%j', (text, markdown) => {
    expect(code(text)).toBe(markdown);
  });
});

test('a fence is longer than any backticks within', () => {
  expect(fence(['echo ````', 'two\n```'], 'sh')).toBe('`````sh\necho ````\ntwo ```\n`````');
});
