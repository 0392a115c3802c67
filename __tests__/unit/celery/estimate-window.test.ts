import { expect, it } from '@jest/globals';
import { estimateWindow } from '../../../src/adapters/celery/estimate-window.js';

it.each([
  ['a broker nearby', 0, 2000],
  ['a broker 100 ms away', 100, 2400],
  ['a broker that takes seconds', 5000, 4000],
  ['a clock that was set back', -5000, 2000],
])('the window for answers from %s', (_what, roundTripMs, expected) => {
  expect(estimateWindow(2000, roundTripMs)).toBe(expected);
});
