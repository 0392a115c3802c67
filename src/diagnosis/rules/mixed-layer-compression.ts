import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findImage, nameImage } from '../reading/find-image.js';
import { findStartFailures } from '../reading/find-start-failures.js';

export const mixedLayerCompression = defineRule({
  id: 'mixed-layer-compression',
  severity: 'cause',
  find: (evidence) => {
    const failures = findStartFailures(evidence).filter(({ problem }) => problem === 'layers');
    const [first] = failures;
    if (first === undefined) return [];
    return [{ image: findImage(evidence, first), lines: shortenLines(failures.map(({ line }) => line)) }];
  },
  explain: ({ image, lines }) => ({
    what: `The layers of ${nameImage(image)} can't be unpacked.`,
    why: 'The image mixes gzip and zstd layers, which the container runtime can’t handle.',
    fix: 'Build again with `compression=zstd,force-compression=true`, or with gzip only.',
    evidence: lines,
  }),
});
