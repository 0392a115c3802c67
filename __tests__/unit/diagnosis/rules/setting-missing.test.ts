import { settingMissing } from '../../../../src/diagnosis/rules/setting-missing.js';
import { aCrash, aRunningTask } from '../../../support/builders/crashed-task.js';
import { aRevision } from '../../../support/builders/evidence.js';
import { OLD_ARN } from '../../../support/builders/world.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const EMPTY_KEY = 'django.core.exceptions.ImproperlyConfigured: The SECRET_KEY setting must not be empty.';
const KEY_ERROR = "KeyError: 'SHOP_TOKEN'";
const token = {
  secrets: [{ name: 'SHOP_TOKEN', valueFrom: 'arn:aws:ssm:eu-west-1:111122223333:parameter/token' }],
};

testRule(settingMissing, {
  fires: {
    Django: { evidence: aCrash([EMPTY_KEY]), quotes: EMPTY_KEY, says: ['SECRET_KEY is not set'] },
    'django-environ': {
      evidence: aCrash([
        'django.core.exceptions.ImproperlyConfigured: Set the SHOP_URL environment variable',
      ]),
      says: ['SHOP_URL is not set'],
    },
    'Django, in general': {
      evidence: aCrash([
        'django.core.exceptions.ImproperlyConfigured: settings.DATABASES is improperly configured. Please supply the ENGINE value.',
      ]),
      says: ['settings.DATABASES is improperly configured'],
    },
    'python-decouple': {
      evidence: aCrash([
        'decouple.UndefinedValueError: SHOP_URL not found. Declare it as envvar or define a default value.',
      ]),
      says: ['SHOP_URL is not set'],
    },
    'os.environ, and the serving revision has it': {
      evidence: { ...aCrash([KEY_ERROR]), previousTaskDefinition: aRevision(token, OLD_ARN) },
      quotes: KEY_ERROR,
      says: ['the serving revision sets SHOP_TOKEN, the new one does not'],
    },
    pydantic: {
      evidence: aCrash([
        'pydantic_core._pydantic_core.ValidationError: 1 validation error for Settings',
        'shop_url',
        '  Field required',
      ]),
      quotes: '1 validation error for Settings',
    },
  },
  quiet: {
    'the environment has that name: the key is missing elsewhere': aCrash([KEY_ERROR], { container: token }),
    'a key that is no name of a variable': aCrash(["KeyError: 'price'"]),
    'a request failed, the task lives': aRunningTask([KEY_ERROR]),
    'a missing database driver is a missing module': aCrash([
      'django.core.exceptions.ImproperlyConfigured: Error loading psycopg2 module: No module named psycopg2',
    ]),
  },
});
