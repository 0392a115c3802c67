import { onlyImageChanged } from '../../../../src/diagnosis/rules/only-image-changed.js';
import { aCrash, aRunningTask } from '../../../support/crashed-task.js';
import { aRevision } from '../../../support/evidence.js';
import { OLD_ARN } from '../../../support/world.js';
import { testRule } from '../../../support/rule-tester.js';

const previousTaskDefinition = aRevision({ image: 'shop:1' }, OLD_ARN);

testRule(onlyImageChanged, {
  fires: {
    'nothing else differs': {
      evidence: { ...aCrash([]), previousTaskDefinition },
      quotes: '+ shop:2',
      says: ['came with the image'],
    },
  },
  quiet: {
    'the command differs too': {
      ...aCrash([], { container: { command: ['uvicorn'] } }),
      previousTaskDefinition,
    },
    'the same image': { ...aCrash([]), previousTaskDefinition: aRevision({}, OLD_ARN) },
    'nothing failed': { ...aRunningTask([]), previousTaskDefinition },
  },
});
