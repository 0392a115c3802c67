import { defineRule } from '../define-rule.js';
import { hasFaultOfItsOwn, listContainerPairs } from '../reading/compare-revisions.js';
import { environmentNamesOf } from '../../definition/find-container.js';

export const environmentNamesDropped = defineRule({
  id: 'environment-names-dropped',
  severity: 'note',
  find: (evidence) =>
    hasFaultOfItsOwn(evidence)
      ? listContainerPairs(evidence).flatMap(({ name, before, now }) => {
          const has = new Set(environmentNamesOf(now));
          const dropped = environmentNamesOf(before).filter((one) => !has.has(one));
          return dropped.length === 0 ? [] : [{ name, dropped }];
        })
      : [],
  explain: ({ name, dropped }) => ({
    what: `Container ${name} of the new revision lacks ${dropped.length === 1 ? 'a variable' : `${dropped.length} variables`} that the serving revision has: ${dropped.join(', ')}.`,
    why: 'An application that needs one of them may fail to start.',
    fix: 'Add them to `environment` or `secrets` in the task definition, unless they were removed on purpose.',
    evidence: dropped.map((one) => `- ${one}`),
  }),
});
