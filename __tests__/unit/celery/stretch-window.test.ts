import { expect, it } from '@jest/globals';
import { stretchWindow } from '../../../src/adapters/celery/stretch-window.js';

it.each([
  ['a broker nearby', 0, 2000],
  ['a broker 100 ms away', 100, 2400],
  ['a broker that takes seconds', 5000, 4000],
  ['a clock that was set back', -5000, 2000],
])('the window for answers from %s', (_what, roundTripMs, expected) => {
  expect(stretchWindow(2000, roundTripMs)).toBe(expected);
});
