import type { Evidence } from '../../model/evidence.js';
import { defineRule } from '../define-rule.js';
import { findFailingChecks } from '../reading/find-failing-checks.js';
import { findInLogs } from '../reading/find-in-logs.js';
import { findAccessLines } from '../reading/find-probe-hits.js';
import type { ProbeHit } from '../reading/find-probe-hits.js';

/** Programs that slim, alpine and distroless images come without. */
const TOOLS = /\b(curl|wget|pgrep|nc)\b/;

/** The user agent of the check, where the access log shows that it ran. */
const AGENT = /"(?:curl|Wget)\//i;

/** The path of the URL that the check asks for. */
const PATH = /\bhttps?:\/\/[^\s/'"]+(\/[^\s'"|;&]*)?/;

export const healthCheckToolMissing = defineRule({
  id: 'health-check-tool-missing',
  severity: 'cause',
  find: (evidence) =>
    findFailingChecks(evidence).flatMap(({ container, command, lines }) => {
      const tool = TOOLS.exec(command)?.[1];
      if (tool === undefined || wasSeen(evidence, command)) return [];
      return [{ container, tool, lines: [...lines, command] }];
    }),
  explain: ({ container, tool, lines }) => ({
    what: `The health check of container ${container} runs ${tool}, and failed without a trace in the application's log.`,
    why: `Slim, alpine and distroless images come without ${tool}: the check then ends with exit code 127 however healthy the application is.`,
    fix: `Use what the image has, such as \`python -c "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz/')"\` with your port and path, or install ${tool}; write 127.0.0.1 and not localhost, and set a startPeriod.`,
    evidence: lines,
  }),
});

/**
 * A check that left a line in the access log has its tool; what it then got is another story. uvicorn logs no user agent:
 * there it is a request for that path which came from the container itself.
 */
function wasSeen(evidence: Evidence, command: string): boolean {
  const url = PATH.exec(command);
  const path = url?.[1] ?? '/';
  const isChecks = (hit: ProbeHit): boolean => url !== null && hit.isOwn && hit.path === path;
  return findInLogs(evidence, AGENT).length > 0 || findAccessLines(evidence).some(isChecks);
}
