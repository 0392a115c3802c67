import { moduleNotFound } from '../../../../src/diagnosis/rules/module-not-found.js';
import { aLog, aRevision } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';
import { aDeadTask } from '../../../support/builders/world.js';

const stopped = aDeadTask();
const log = (...lines: string[]) => aLog(lines, { taskArn: stopped.arn });
const crash = log(
  'Traceback (most recent call last):',
  '  File "/app/shop/urls.py", line 3, in <module>',
  '    import stripe',
  "ModuleNotFoundError: No module named 'stripe'",
);

testRule(moduleNotFound, {
  fires: {
    'a package is missing': {
      evidence: { stoppedTasks: [stopped], logs: [crash] },
      quotes: "No module named 'stripe'",
      says: ['`stripe`', 'requirements'],
    },
    'a name is missing from a package': {
      evidence: {
        stoppedTasks: [stopped],
        logs: [log("ImportError: cannot import name 'url' from 'django.conf.urls' (/usr/lib/python3/x.py)")],
      },
      says: ["cannot import name 'url'"],
    },
    'the settings are': {
      evidence: {
        stoppedTasks: [stopped],
        logs: [log("ModuleNotFoundError: No module named 'shop.settings.prod'")],
      },
      says: ['DJANGO_SETTINGS_MODULE'],
    },
    'the settings that the environment names': {
      evidence: {
        stoppedTasks: [stopped],
        logs: [log("ModuleNotFoundError: No module named 'shop.settings_prod'")],
        taskDefinition: aRevision({
          command: ['gunicorn', 'shop.asgi:application'],
          environment: [{ name: 'DJANGO_SETTINGS_MODULE', value: 'shop.settings_prod' }],
        }),
      },
      says: ['DJANGO_SETTINGS_MODULE in the task definition names it'],
    },
    'what the command names': {
      evidence: {
        stoppedTasks: [stopped],
        logs: [log("ModuleNotFoundError: No module named 'shopp'")],
        taskDefinition: aRevision({ command: ['gunicorn', 'shopp.asgi:application'] }),
      },
      says: ['WORKDIR'],
    },
  },
  quiet: {
    'the task lives: an import that fails may be meant to': { logs: [crash] },
    'it was stopped for failed health checks: it ran': {
      stoppedTasks: [
        {
          ...stopped,
          stopCode: 'ServiceSchedulerInitiated',
          stoppedReason: 'Task failed ELB health checks in (target-group tg)',
        },
      ],
      logs: [crash],
    },
    'the log is of another task': {
      stoppedTasks: [stopped],
      logs: [aLog(["ModuleNotFoundError: No module named 'x'"])],
    },
  },
});
