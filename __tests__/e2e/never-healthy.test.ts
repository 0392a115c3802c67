import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Conduct, openWebStage, type WebStage } from '../support/web/open-web-stage.js';
import type { ActionResult } from '../support/action/run-action.js';
import { createCleanup } from '../support/create-cleanup.js';
import { startTogether } from '../support/start-together.js';

const TIME_SCALE = 30;
/** Simulated seconds. */
const CHECKS = { tasks: 1, intervalSeconds: 10 };
const BOOT = 60;
/** Eight real seconds, in which a server has long listened. */
const BROKEN_GRACE = 240;

describe('a web service whose targets are not healthy immediately', () => {
  const cleanup = createCleanup();
  let stage: WebStage;
  let runs: Readonly<Record<'broken' | 'slow', Promise<ActionResult>>>;
  const deploy = async (name: string, graceSeconds: number, conduct: Conduct): Promise<ActionResult> => {
    const service = await stage.openWeb({ name, ...CHECKS, graceSeconds });
    return service.startDeploy(conduct, { 'health-timeout': '5m' }).done;
  };
  beforeAll(async () => {
    stage = await cleanup.add(openWebStage(TIME_SCALE), (opened) => opened.stop());
    runs = startTogether({
      broken: () => deploy('broken', BROKEN_GRACE, { status: 404 }),
      // Longer than two failed checks take: unhealthy before it is healthy.
      slow: () => deploy('slow', 600, { status: 200, bootSeconds: BOOT / TIME_SCALE }),
    });
    await cleanup.add(runs, (started) => Promise.allSettled(Object.values(started)));
  });
  afterAll(() => cleanup.run());

  test('404 on the health path: given up by its own settings, before health-timeout, and rolled back', async () => {
    const { outputs, exitCode, stdout, report } = await runs.broken;
    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({ outcome: 'rolled-back' });
    expect(report?.reason).toMatch(
      /^2 new tasks did not become healthy in time: ECS stopped 2 for failed health checks/,
    );
    expect(report?.reason).toContain(
      `(its limit: 2 checks of 10 s each after ${String(BROKEN_GRACE)} s grace)`,
    );
    expect(report?.reason).toContain('Health checks failed with these codes: [404].');
    expect(stdout).toMatch(/waiting for 1 target to become healthy, until \d\d:\d\d:\d\d UTC at the latest/);
  });

  test('the end of the report says which revision serves, and that the new one never did', async () => {
    const { report } = await runs.broken;
    expect(report?.serving.sentence).toBe(
      'Revision broken:1 serves all traffic: 1 of 1 target healthy. Revision broken:2 never became healthy.',
    );
    expect(report?.serving.revisions).toMatchObject([{ healthyTargets: 1, protected: 0 }]);
  });

  test('a slow start within the grace period succeeds', async () => {
    const { outputs, report } = await runs.slow;
    expect(outputs).toMatchObject({ outcome: 'succeeded' });
    expect(report?.serving.sentence).toContain('Revision slow:2 serves all traffic: 1 of 1 target healthy.');
  });
});
