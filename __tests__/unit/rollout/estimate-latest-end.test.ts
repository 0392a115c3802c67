import { describe, expect, test } from '@jest/globals';
import type { Inputs } from '../../../src/model/inputs.js';
import { estimateLatestEnd } from '../../../src/rollout/estimate-latest-end.js';
import { anInputs, NOW_MS } from '../../support/builders/world.js';

const MINUTE = 60_000;
const broker = { url: 'redis://h', transportOptions: {} };
const minutes = (inputs: Partial<Inputs>) => (estimateLatestEnd(anInputs(inputs), NOW_MS) - NOW_MS) / MINUTE;

describe('estimateLatestEnd', () => {
  test('all phases with a drain: drain, rollout, both again for the rollback, a replacement, and margins', () => {
    const worst = 10 + 10 + 10 + 10;
    expect(minutes({ broker, replaceRestored: false })).toBeGreaterThan(worst);
    expect(minutes({ broker, replaceRestored: false })).toBeLessThanOrEqual(worst + 16);
    expect(minutes({ broker }) - minutes({ broker, replaceRestored: false })).toBe(10 + 4);
  });

  test.each<[string, Partial<Inputs>, number]>([
    ['no broker: neither drain, and nobody to replace', { broker: null }, -34],
    ['no drain: neither drain, and nobody to replace', { drain: 'none' }, -34],
    ['stable-for comes on top', { stableForMs: 7 * MINUTE }, 7],
    ['a longer drain counts three times', { drainTimeoutMs: 12 * MINUTE }, 6],
    ['a longer rollout counts twice', { healthTimeoutMs: 12 * MINUTE }, 4],
    ['no rollback: once less, without the second call', { onFailure: 'leave', replaceRestored: false }, -37],
    ['no rollback: what follows an aborted drain fits in', { onFailure: 'leave', healthTimeoutMs: 0 }, -41],
  ])('%s', (_case, inputs, difference) => {
    expect(minutes({ broker, ...inputs }) - minutes({ broker })).toBe(difference);
  });

  test('only the phases that were asked for', () => {
    expect(minutes({ broker, phases: ['pre-deploy'], replaceRestored: false })).toBe(10 + 5);
    expect(minutes({ broker, phases: ['pre-deploy'] })).toBe(10 + 5 + 14);
    expect(minutes({ broker, phases: ['pre-deploy'], onDrainTimeout: 'proceed' })).toBe(10 + 5);
    expect(minutes({ broker, phases: ['deploy'] })).toBeLessThan(10);
    expect(minutes({ broker, phases: ['post-deploy'] })).toBeGreaterThan(30);
  });

  test('a dry run waits for nothing', () => {
    expect(minutes({ broker, dryRun: true })).toBeLessThan(5);
  });
});
