import { commandChanged } from '../../../../src/diagnosis/rules/command-changed.js';
import { aCrash, aRunningTask } from '../../../support/builders/crashed-task.js';
import { aRevision } from '../../../support/builders/evidence.js';
import { OLD_ARN } from '../../../support/builders/world.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const command = ['gunicorn', 'shop.wsgi'];
const previousTaskDefinition = aRevision({ command }, OLD_ARN);

testRule(commandChanged, {
  fires: {
    'another server': {
      evidence: {
        ...aCrash([], { container: { command: ['uvicorn', 'shop.asgi:application'] } }),
        previousTaskDefinition,
      },
      quotes: '+ uvicorn shop.asgi:application',
      says: ['a different command'],
    },
    'none any more': { evidence: { ...aCrash([]), previousTaskDefinition }, quotes: '+ (the image’s own)' },
  },
  quiet: {
    'the same words': { ...aCrash([], { container: { command } }), previousTaskDefinition },
    'nothing failed': { ...aRunningTask([]), previousTaskDefinition },
  },
});
