import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findInDeaths } from '../reading/find-in-deaths.js';
import { findInExitedLogs } from '../reading/find-in-troubled-logs.js';

/** AWS, ecs-task-exec-format-error. */
const FORMAT = /exec format error/i;

export const execFormatError = defineRule({
  id: 'exec-format-error',
  severity: 'cause',
  find: (evidence) => {
    const lines = [...findInExitedLogs(evidence, FORMAT), ...findInDeaths(evidence, FORMAT)].map(
      ({ line }) => line,
    );
    const platform = evidence.taskDefinition?.definition['runtimePlatform'] as
      Record<string, unknown> | undefined;
    const given = platform?.['cpuArchitecture'];
    const architecture = typeof given === 'string' ? given : null;
    return lines.length === 0 ? [] : [{ architecture, lines: shortenLines(lines) }];
  },
  explain: ({ architecture, lines }) => ({
    what: 'The image is built for another processor architecture.',
    why: `The task runs on ${architecture ?? 'X86_64, the default of `runtimePlatform.cpuArchitecture`'}, and the program in the image is for another architecture, or a script without a first line (#!).`,
    fix: 'Build the image for the platform of the task (`docker buildx build --platform linux/amd64` or linux/arm64), or set `runtimePlatform.cpuArchitecture` to the image’s architecture.',
    evidence: lines,
  }),
});
