import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findImage, nameImage } from '../reading/find-image.js';
import { findStartFailures } from '../reading/find-start-failures.js';

export const registryRateLimit = defineRule({
  id: 'registry-rate-limit',
  severity: 'cause',
  find: (evidence) => {
    const failures = findStartFailures(evidence).filter(({ problem }) => problem === 'rate-limit');
    const [first] = failures;
    if (first === undefined) return [];
    return [{ image: findImage(evidence, first), lines: shortenLines(failures.map(({ line }) => line)) }];
  },
  explain: ({ image, lines }) => ({
    what: `The registry’s rate limit stopped the pull of ${nameImage(image)}.`,
    why: 'Docker Hub and ECR Public limit anonymous pulls per address, and all tasks behind one NAT gateway share an address.',
    fix: 'Pull through an ECR pull-through cache or from your own repository, or set `repositoryCredentials`; a later attempt may work unchanged.',
    evidence: lines,
  }),
});
