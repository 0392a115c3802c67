import { describe, expect, test } from '@jest/globals';
import type { HealthSettings } from '../../../../src/model/health.js';
import { findAllowance } from '../../../../src/rollout/health/find-allowance.js';
import { someSettings } from '../../../support/builders/web-rollout.js';
import { aService } from '../../../support/builders/world.js';

const REGISTRATION = 20;
const find = (graceSeconds: number, settings: Partial<HealthSettings> = {}, observedMs: number[] = []) =>
  findAllowance(
    aService({ healthCheckGracePeriodSeconds: graceSeconds }),
    { targetGroups: [], containerChecks: [], ...settings },
    observedMs,
  );
const check = { intervalSeconds: 30, timeoutSeconds: 5, retries: 3, startPeriodSeconds: 0 };

describe('findAllowance', () => {
  test("a target group with AWS's defaults: five good checks after the grace period, the timeout, the registration", () => {
    expect(find(60, { targetGroups: [someSettings()] })).toEqual({
      ms: (60 + 5 * 30 + 5 + REGISTRATION) * 1_000,
      words: '5 checks of 30 s each after 60 s grace',
    });
  });

  test('both thresholds two, no grace', () => {
    const fast = someSettings({ healthyThreshold: 2, intervalSeconds: 5, timeoutSeconds: 2 });
    expect(find(0, { targetGroups: [fast] })).toEqual({
      ms: (2 * 5 + 2 + REGISTRATION) * 1_000,
      words: '2 checks of 5 s each',
    });
  });

  test('the larger threshold counts, whichever it is', () => {
    const patient = someSettings({ healthyThreshold: 2, unhealthyThreshold: 10 });
    expect(find(0, { targetGroups: [patient] })?.ms).toBe((10 * 30 + 5 + REGISTRATION) * 1_000);
  });

  test('of several target groups the slowest', () => {
    const fast = someSettings({ intervalSeconds: 5 });
    expect(find(0, { targetGroups: [fast, someSettings()] })?.words).toBe('5 checks of 30 s each');
  });

  test('a container check: its retries after its start period', () => {
    const containerChecks = [{ ...check, startPeriodSeconds: 120 }];
    expect(find(0, { containerChecks })).toEqual({
      ms: (120 + 3 * (30 + 5)) * 1_000,
      words: '3 checks of 30 s each after 120 s grace',
    });
  });

  test('the grace period of the service holds for container checks too', () => {
    expect(find(300, { containerChecks: [{ ...check, startPeriodSeconds: 120 }] })?.ms).toBe(405_000);
  });

  test('if tasks were slower than the settings allow, the others get 1.5 times as long', () => {
    expect(find(0, { targetGroups: [someSettings()] }, [90_000, 200_000])).toEqual({
      ms: 300_000,
      words: '1.5 × the 3 min 20 s that the slowest task took',
    });
    expect(find(0, { targetGroups: [someSettings()] }, [60_000])?.words).toBe('5 checks of 30 s each');
  });

  test.each<[string, Partial<HealthSettings>]>([
    ['no check at all', {}],
    ['a target group that can not be read', { targetGroups: null, containerChecks: [check] }],
    ['a task definition that can not be read', { targetGroups: [someSettings()], containerChecks: null }],
  ])('%s: no limit is known', (_case, settings) => {
    expect(find(60, settings)).toBeNull();
  });
});
