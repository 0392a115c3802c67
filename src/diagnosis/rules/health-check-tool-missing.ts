import { defineRule } from '../define-rule.js';
import { findFailingChecks } from '../reading/find-failing-checks.js';
import { findInLogs } from '../reading/find-in-logs.js';

/** Programs that slim, alpine and distroless images come without. */
const TOOLS = /\b(curl|wget|pgrep|nc)\b/;

/** The user agent of the check, where the access log shows that it ran. */
const AGENT = /"(?:curl|Wget)\//i;

export const healthCheckToolMissing = defineRule({
  id: 'health-check-tool-missing',
  severity: 'cause',
  // A check that left a line in the access log has its tool; what it then got is another story.
  find: (evidence) =>
    findInLogs(evidence, AGENT).length > 0
      ? []
      : findFailingChecks(evidence).flatMap(({ container, command, lines }) => {
          const tool = TOOLS.exec(command)?.[1];
          return tool === undefined ? [] : [{ container, tool, lines: [...lines, command] }];
        }),
  explain: ({ container, tool, lines }) => ({
    what: `The health check of container ${container} runs ${tool}, and failed without a trace in the application's log.`,
    why: `Slim, alpine and distroless images come without ${tool}: the check then ends with exit code 127 however healthy the application is.`,
    fix: `Use what the image has, such as \`python -c "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz/')"\` with your port and path, or install ${tool}; write 127.0.0.1 and not localhost, and set a startPeriod.`,
    evidence: lines,
  }),
});
