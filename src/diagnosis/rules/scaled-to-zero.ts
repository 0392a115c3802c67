import { defineRule } from '../define-rule.js';

export const scaledToZero = defineRule({
  id: 'scaled-to-zero',
  severity: 'cause',
  find: ({ service, newTasks }) =>
    service?.desiredCount === 0 && service.runningCount === 0 && newTasks.length === 0
      ? [{ name: service.name }]
      : [],
  explain: ({ name }) => ({
    what: `The service ${name} is scaled to zero: no task is desired, and none runs.`,
    why: 'Its desired count is 0, so no task of the new revision can start, become healthy or fail.',
    fix: 'Raise the desired count (`desired-count`, or the minimum of its auto scaling), and deploy again; if zero is intended, there is nothing to wait for.',
    evidence: ['desiredCount: 0, runningCount: 0'],
  }),
});
