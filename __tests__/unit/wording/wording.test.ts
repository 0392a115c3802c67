import { describe, expect, test } from '@jest/globals';
import { countOf } from '../../../src/wording/count-of.js';
import { formatDuration } from '../../../src/wording/format-duration.js';
import { revisionOf, shortenTask } from '../../../src/wording/shorten-arn.js';

describe('formatDuration', () => {
  test.each([
    [0, '0 s'],
    [-5, '0 s'],
    [999, '0 s'],
    [42_900, '42 s'],
    [60_000, '1 min'],
    [185_000, '3 min 5 s'],
    [3_600_000, '1 h'],
    [3_605_000, '1 h'],
    [5_400_000, '1 h 30 min'],
    [100_800_000, '1 d 4 h'],
  ])('%d ms is %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});

test('names of resources are the last part of their ARN', () => {
  expect(revisionOf('arn:aws:ecs:eu-central-1:1:task-definition/web:45')).toBe('web:45');
  expect(shortenTask('arn:aws:ecs:eu-central-1:1:task/prod/0123456789abcdef0123456789abcdef')).toBe(
    '01234567',
  );
  expect(revisionOf('web:45')).toBe('web:45');
});

test('counts agree with their noun', () => {
  expect([countOf(0, 'task'), countOf(1, 'task'), countOf(2, 'reply', 'replies')]).toEqual([
    '0 tasks',
    '1 task',
    '2 replies',
  ]);
});
