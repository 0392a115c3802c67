import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findImage, nameImage } from '../reading/find-image.js';
import { findStartFailures } from '../reading/find-start-failures.js';

/** runc: `exec: "/start.sh": permission denied` */
const PATTERN = /exec: \\*"(.+?)\\*": permission denied/;

export const entrypointNotExecutable = defineRule({
  id: 'entrypoint-not-executable',
  severity: 'cause',
  find: (evidence) => {
    const failures = findStartFailures(evidence).filter(({ text }) => PATTERN.test(text));
    const [first] = failures;
    if (first === undefined) return [];
    const program = PATTERN.exec(first.text)?.[1] ?? '';
    return [
      { program, image: findImage(evidence, first), lines: shortenLines(failures.map(({ line }) => line)) },
    ];
  },
  explain: ({ program, image, lines }) => ({
    what: `\`${program}\` in ${nameImage(image)} is not executable.`,
    why: 'The file exists, but the container’s user may not execute it, or it is a directory.',
    fix: "Make it executable in the Dockerfile (`RUN chmod +x`, or `COPY --chmod=755`), and check that the container's user may read it.",
    evidence: lines,
  }),
});
