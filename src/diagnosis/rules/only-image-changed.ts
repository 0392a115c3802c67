import { defineRule } from '../define-rule.js';
import { hasFaultOfItsOwn, listChanges, listContainerPairs } from '../reading/compare-revisions.js';

export const onlyImageChanged = defineRule({
  id: 'only-image-changed',
  severity: 'note',
  find: (evidence) => {
    const pairs = listContainerPairs(evidence);
    if (!hasFaultOfItsOwn(evidence) || pairs.some((pair) => listChanges(evidence, pair).length > 0))
      return [];
    return pairs.flatMap(({ name, before, now }) =>
      before.image === now.image ? [] : [{ name, old: before.image, added: now.image }],
    );
  },
  explain: ({ name, old, added }) => ({
    what: `Only the image of container ${name} differs from the serving revision.`,
    why: 'Command, names of variables, ports, cpu and memory are the same, so the problem is in the image, or in something that the image now needs.',
    fix: 'Check what changed between the two images, including dependencies and the base image.',
    evidence: [`- ${old}`, `+ ${added}`],
  }),
});
