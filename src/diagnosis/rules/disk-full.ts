import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findStartFailures } from '../reading/find-start-failures.js';

export const diskFull = defineRule({
  id: 'disk-full',
  severity: 'cause',
  find: (evidence) => {
    const failures = findStartFailures(evidence).filter(({ problem }) => problem === 'disk');
    return failures.length === 0 ? [] : [{ lines: shortenLines(failures.map(({ line }) => line)) }];
  },
  explain: ({ lines }) => ({
    what: 'The disk is full: no space for the image or its container.',
    why: 'Unpacked images and container layers use the ephemeral storage of a Fargate task, or the disk of the instance.',
    fix: 'On Fargate raise `ephemeralStorage` or make the image smaller; on an instance use a larger volume or clean up old images.',
    evidence: lines,
  }),
});
