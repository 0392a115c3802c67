import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findImage, nameImage } from '../reading/find-image.js';
import { findStartFailures } from '../reading/find-start-failures.js';

export const imageManifestRefused = defineRule({
  id: 'image-manifest-refused',
  severity: 'cause',
  find: (evidence) => {
    const failures = findStartFailures(evidence).filter(({ problem }) => problem === 'manifest');
    const [first] = failures;
    if (first === undefined) return [];
    return [{ image: findImage(evidence, first), lines: shortenLines(failures.map(({ line }) => line)) }];
  },
  explain: ({ image, lines }) => ({
    what: `The registry answered 400 for the manifest of ${nameImage(image)}.`,
    why: "This happens with images that contain build attestations, which ECS can't always pull.",
    fix: 'Build with `provenance: false` (docker/build-push-action) or `--provenance=false`, push, and deploy again.',
    evidence: lines,
  }),
});
