import { defineRule } from '../define-rule.js';
import { hasFaultOfItsOwn, listChanges, pairContainers } from '../reading/compare-revisions.js';

export const onlyImageChanged = defineRule({
  id: 'only-image-changed',
  severity: 'note',
  find: (evidence) => {
    const pairs = pairContainers(evidence);
    if (!hasFaultOfItsOwn(evidence) || pairs.some((pair) => listChanges(evidence, pair).length > 0))
      return [];
    return pairs.flatMap(({ name, before, now }) =>
      before.image === now.image ? [] : [{ name, old: before.image, fresh: now.image }],
    );
  },
  explain: ({ name, old, fresh }) => ({
    what: `Only the image of container ${name} differs from the serving revision.`,
    why: 'Command, names of variables, ports, cpu and memory are the same, so the fault came with the image, or with what the image now expects.',
    fix: 'Look for what changed between the two images, dependencies and base image included.',
    evidence: [`- ${old}`, `+ ${fresh}`],
  }),
});
