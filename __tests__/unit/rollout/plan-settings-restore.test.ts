import { expect, describe, test } from '@jest/globals';
import type { ServiceUpdate } from '../../../src/model/service-update.js';
import { planSettingsRestore } from '../../../src/rollout/plan-settings-restore.js';
import { anUndoRecord, aService, NEW_ARN, NEW_ID } from '../../support/builders/world.js';

const recordOf = (request?: ServiceUpdate) => {
  const update = { state: 'made', taskDefinitionArn: NEW_ARN, deploymentId: NEW_ID } as const;
  return anUndoRecord({ update: request === undefined ? update : { ...update, request } });
};

describe('planSettingsRestore', () => {
  test('only what we sent is restored', () => {
    const service = aService({ desiredCount: 5, minimumHealthyPercent: 50, maximumPercent: 150 });
    const record = recordOf({ taskDefinitionArn: NEW_ARN, minimumHealthyPercent: 50, maximumPercent: 150 });
    expect(planSettingsRestore(service, record)).toEqual({ minimumHealthyPercent: 100, maximumPercent: 200 });
  });

  test('a count that Auto Scaling changed after us stays', () => {
    expect(planSettingsRestore(aService({ desiredCount: 7 }), recordOf({ desiredCount: 4 }))).toBeNull();
  });

  test('already restored: nothing to do', () => {
    expect(planSettingsRestore(aService(), recordOf({ desiredCount: 4 }))).toBeNull();
    expect(planSettingsRestore(aService(), recordOf({ desiredCount: 2 }))).toBeNull();
  });

  test('a record without the request: every difference is restored', () => {
    expect(planSettingsRestore(aService({ desiredCount: 4 }), recordOf())).toEqual({ desiredCount: 2 });
  });

  test('nothing was ever sent', () => {
    expect(planSettingsRestore(aService({ desiredCount: 4 }), anUndoRecord({ update: null }))).toBeNull();
  });
});
