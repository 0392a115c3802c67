import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findImage, nameImage } from '../reading/find-image.js';
import { findStartFailures } from '../reading/find-start-failures.js';

export const imageNotFound = defineRule({
  id: 'image-not-found',
  severity: 'cause',
  find: (evidence) => {
    const failures = findStartFailures(evidence).filter(
      ({ subject, problem }) => subject === 'image' && problem === 'missing',
    );
    const [first] = failures;
    if (first === undefined) return [];
    return [{ image: findImage(evidence, first), lines: shortenLines(failures.map(({ line }) => line)) }];
  },
  explain: ({ image, lines }) => ({
    what: `The registry has no ${nameImage(image)}.`,
    why: 'The image or its tag does not exist, so no task of this revision can start.',
    fix: 'Check the tag that this workflow pushed, and its registry, region and account; a lifecycle policy of the repository may have deleted it.',
    evidence: lines,
  }),
});
