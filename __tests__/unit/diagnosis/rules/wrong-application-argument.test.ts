import { wrongApplicationArgument } from '../../../../src/diagnosis/rules/wrong-application-argument.js';
import { aCrash, aRunningTask } from '../../../support/builders/crashed-task.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const gunicorn = (argument: string) => ({
  container: { command: ['gunicorn', argument, '-b', '0.0.0.0:8000'] },
});

testRule(wrongApplicationArgument, {
  fires: {
    'gunicorn, wrong name': {
      evidence: aCrash(["Failed to find attribute 'nope' in 'shop.asgi'."], gunicorn('shop.asgi:nope')),
      quotes: "Failed to find attribute 'nope' in 'shop.asgi'.",
      says: ['`shop.asgi:nope`'],
    },
    'gunicorn, wrong module': {
      evidence: aCrash(["ModuleNotFoundError: No module named 'shop.nope'"], gunicorn('shop.nope:app')),
      quotes: "No module named 'shop.nope'",
    },
    'uvicorn, wrong module': {
      evidence: aCrash(['ERROR:    Error loading ASGI app. Could not import module "nomod".']),
      quotes: 'Could not import module "nomod"',
    },
    'uvicorn, wrong name': {
      evidence: aCrash([
        'ERROR:    Error loading ASGI app. Attribute "nope" not found in module "shop.asgi".',
      ]),
      quotes: 'Attribute "nope" not found',
    },
  },
  quiet: {
    'something that the application imports is missing, not the application': aCrash(
      ["ModuleNotFoundError: No module named 'redis'"],
      gunicorn('shop.asgi:application'),
    ),
    'the package itself is missing: that is the image or the working directory': aCrash(
      ["ModuleNotFoundError: No module named 'shop'"],
      gunicorn('shop.asgi:application'),
    ),
    'the task lives': aRunningTask(["Failed to find attribute 'nope' in 'shop.asgi'."]),
  },
});
