import { describe, expect, test } from '@jest/globals';
import { parseDuration } from '../../../src/inputs.js';

describe('parseDuration', () => {
  test.each([
    ['90', 90_000],
    ['90s', 90_000],
    ['10m', 600_000],
    ['1h30m', 5_400_000],
    ['1h', 3_600_000],
    ['1h0m5s', 3_605_000],
    ['0', 0],
    ['0s', 0],
    [' 5s ', 5_000],
  ])('%j is %d ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  test.each([
    '',
    ' ',
    'ten',
    '10 parsecs',
    '1h30',
    '-5s',
    '1.5h',
    '5 m',
    '30m1h',
    '10ms',
    '1e3',
    '５s',
    '9'.repeat(30),
  ])('%j is no duration', (text) => {
    expect(parseDuration(text)).toBeNull();
  });
});
