import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findImage, nameImage } from '../reading/find-image.js';
import { findStartFailures } from '../reading/find-start-failures.js';

/** runc: `exec: "gunicorn": executable file not found in $PATH`, `exec: "/run.sh": stat /run.sh: no such file or directory` */
const PATTERN = /exec: \\*"(.+?)\\*": (?:executable file not found in \$PATH|stat [^:]+: no such file)/;

export const commandNotInImage = defineRule({
  id: 'command-not-in-image',
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
  explain: ({ program, image, lines }) =>
    program.includes(' ')
      ? {
          what: `The whole command \`${program}\` was used as the name of one program.`,
          why: 'In a task definition `command` and `entryPoint` are lists with one word per entry; no shell splits them.',
          fix: `Write it as a list: ${JSON.stringify(program.split(' '))}.`,
          evidence: lines,
        }
      : {
          what: `There is no program \`${program}\` in ${nameImage(image)}.`,
          why: 'The container runtime did not find it on the image’s PATH and could not start the container.',
          fix: 'Check that it is the right image, that the program is installed in it, and that its PATH contains the virtual environment (or use the full path in `command`).',
          evidence: lines,
        },
});
