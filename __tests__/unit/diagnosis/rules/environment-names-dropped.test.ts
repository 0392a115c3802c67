import { environmentNamesDropped } from '../../../../src/diagnosis/rules/environment-names-dropped.js';
import { aCrash, aRunningTask } from '../../../support/builders/crashed-task.js';
import { aRevision } from '../../../support/builders/evidence.js';
import { OLD_ARN } from '../../../support/builders/world.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const environment = [{ name: 'SHOP_URL', value: 'http://shop' }];
const secrets = [{ name: 'SHOP_TOKEN', valueFrom: 'arn:aws:ssm:eu-west-1:111122223333:parameter/token' }];
const previousTaskDefinition = aRevision({ environment, secrets }, OLD_ARN);

testRule(environmentNamesDropped, {
  fires: {
    'two names are gone': {
      evidence: { ...aCrash([]), previousTaskDefinition },
      quotes: '- SHOP_TOKEN',
      says: ['lacks 2 variables', 'SHOP_URL, SHOP_TOKEN'],
    },
  },
  quiet: {
    'nothing failed: they were meant to go': { ...aRunningTask([]), previousTaskDefinition },
    'a variable became a secret: the name is still there': {
      ...aCrash([], { container: { secrets: [{ name: 'SHOP_URL', valueFrom: 'arn' }, ...secrets] } }),
      previousTaskDefinition,
    },
    'the serving revision can’t be read': { ...aCrash([]), previousTaskDefinition: null },
  },
});
