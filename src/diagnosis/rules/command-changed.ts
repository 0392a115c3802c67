import { defineRule } from '../define-rule.js';
import { hasFaultOfItsOwn, listContainerPairs } from '../reading/compare-revisions.js';
import { quote } from '../reading/quote.js';
import { commandOf } from '../../definition/find-container.js';

export const commandChanged = defineRule({
  id: 'command-changed',
  severity: 'note',
  find: (evidence) =>
    hasFaultOfItsOwn(evidence)
      ? listContainerPairs(evidence).flatMap(({ name, before, now }) => {
          const [old, added] = [quote(commandOf(before)), quote(commandOf(now))];
          return old === added ? [] : [{ name, old, added }];
        })
      : [],
  explain: ({ name, old, added }) => ({
    what: `Container ${name} starts with a different command than in the serving revision.`,
    why: 'A flag, a path or an address in it may be the reason why the new tasks fail.',
    fix: 'Compare the two commands, and run the new one in the image by hand.',
    evidence: [
      `- ${old === '' ? '(the image’s own)' : old}`,
      `+ ${added === '' ? '(the image’s own)' : added}`,
    ],
  }),
});
