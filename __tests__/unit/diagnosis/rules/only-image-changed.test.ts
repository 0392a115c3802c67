import { onlyImageChanged } from '../../../../src/diagnosis/rules/only-image-changed.js';
import { aCrash, aRunningTask } from '../../../support/builders/crashed-task.js';
import { aRevision } from '../../../support/builders/evidence.js';
import { OLD_ARN } from '../../../support/builders/world.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const previousTaskDefinition = aRevision({ image: 'shop:1' }, OLD_ARN);

testRule(onlyImageChanged, {
  fires: {
    'nothing else differs': {
      evidence: { ...aCrash([]), previousTaskDefinition },
      quotes: '+ shop:2',
      says: ['the problem is in the image'],
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
