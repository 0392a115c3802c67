import { describe, expect, test } from '@jest/globals';
import type { Inputs } from '../../../src/model/inputs.js';
import type { Service } from '../../../src/model/service.js';
import { planUpdate } from '../../../src/rollout/plan-update.js';
import {
  aDeployment,
  aRollingService,
  aService,
  anInputs,
  NEW_ARN,
  OLD_ARN,
} from '../../support/builders/world.js';

const plan = (
  inputs: Partial<Inputs> = {},
  taskDefinitionArn: string | null = null,
  service: Service = aService(),
  registersNew = false,
) => planUpdate({ service, inputs: anInputs(inputs), taskDefinitionArn, registersNew });

describe('planUpdate', () => {
  test('nothing asked and stable: no change', () => {
    expect(plan()).toEqual({ update: {}, startsDeployment: false, noChange: true, changes: [] });
  });

  test('everything asked is there already: no change, and nothing to send', () => {
    const asked = { desiredCount: 2, minimumHealthyPercent: 100, maximumPercent: 200 };
    expect(plan(asked, OLD_ARN)).toEqual({
      update: {},
      startsDeployment: false,
      noChange: true,
      changes: [],
    });
  });

  test('another revision starts a deployment; nothing that was not asked is sent', () => {
    expect(plan({}, NEW_ARN)).toEqual({
      update: { taskDefinitionArn: NEW_ARN },
      startsDeployment: true,
      noChange: false,
      changes: ['replace task definition shop:45 by shop:46'],
    });
  });

  test('a revision that is still to be registered starts a deployment', () => {
    expect(plan({}, null, aService(), true)).toEqual({
      update: {},
      startsDeployment: true,
      noChange: false,
      changes: ['replace task definition shop:45 by the new revision'],
    });
  });

  test('count and percentages alone are sent, and start no deployment', () => {
    expect(plan({ desiredCount: 0, minimumHealthyPercent: 0, maximumPercent: 200 })).toEqual({
      update: { desiredCount: 0, minimumHealthyPercent: 0 },
      startsDeployment: false,
      noChange: false,
      changes: ['change desired count from 2 to 0', 'change minimum healthy percent from 100 to 0'],
    });
  });

  test('a forced deployment is never no change', () => {
    expect(plan({ forceNewDeployment: true }, OLD_ARN)).toEqual({
      update: { forceNewDeployment: true },
      startsDeployment: true,
      noChange: false,
      changes: ['force a new deployment'],
    });
  });

  test.each(['IN_PROGRESS', 'FAILED', 'SOMETHING_NEW'])('PRIMARY %s is not stable', (rolloutState) => {
    const service = aService({ deployments: [aDeployment({ rolloutState })] });
    expect(plan({}, null, service)).toMatchObject({ noChange: false, startsDeployment: false });
  });

  test('the revision is compared with that of PRIMARY, not of an older deployment', () => {
    const service = aRollingService();
    expect(plan({}, NEW_ARN, service).update).toEqual({});
    expect(plan({}, OLD_ARN, service).update).toEqual({ taskDefinitionArn: OLD_ARN });
  });

  test('without a rolloutState, alone and fully running is stable; with old tasks left it is not', () => {
    const alone = aDeployment({ rolloutState: null });
    expect(plan({}, null, aService({ deployments: [alone] })).noChange).toBe(true);
    expect(plan({}, null, aService({ deployments: [{ ...alone, runningCount: 1 }] })).noChange).toBe(false);
    const two = [alone, aDeployment({ id: 'ecs-svc/9', status: 'ACTIVE' })];
    expect(plan({}, null, aService({ deployments: two })).noChange).toBe(false);
  });

  test('a service without a PRIMARY is not stable', () => {
    expect(plan({}, null, aService({ deployments: [] })).noChange).toBe(false);
  });
});
