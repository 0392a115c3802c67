import { defineRule } from '../define-rule.js';
import { fewLines } from '../reading/few-lines.js';
import { findImage, nameImage } from '../reading/find-image.js';
import { findStartFailures } from '../reading/find-start-failures.js';

export const imageManifestRefused = defineRule({
  id: 'image-manifest-refused',
  severity: 'cause',
  find: (evidence) => {
    const failures = findStartFailures(evidence).filter(({ problem }) => problem === 'manifest');
    const [first] = failures;
    if (first === undefined) return [];
    return [{ image: findImage(evidence, first), lines: fewLines(failures.map(({ line }) => line)) }];
  },
  explain: ({ image, lines }) => ({
    what: `The registry refused the manifest of ${nameImage(image)} with 400.`,
    why: "Seen with images that carry build attestations, which some pulls of ECS can't digest.",
    fix: 'Build with `provenance: false` (docker/build-push-action) or `--provenance=false`, push, and deploy again.',
    evidence: lines,
  }),
});
