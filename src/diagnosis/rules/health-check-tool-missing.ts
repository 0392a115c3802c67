import type { Evidence } from '../../model/evidence.js';
import { defineRule } from '../define-rule.js';
import { findFailingChecks } from '../reading/find-failing-checks.js';
import { findInLogs } from '../reading/find-in-logs.js';
import { findAccessLines } from '../reading/find-probe-hits.js';
import type { ProbeHit } from '../reading/find-probe-hits.js';

/** Programs that are not in slim, alpine and distroless images. */
const TOOLS = /\b(curl|wget|pgrep|nc)\b/;

/** The user agent of the check in an access log, which shows that it ran. */
const AGENT = /"(?:curl|Wget)\//i;

/** The path of the URL in the check's command. */
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
    what: `The health check of container ${container} runs ${tool}, and failed without a request in the application's log.`,
    why: `Slim, alpine and distroless images don't include ${tool}: the check then fails with exit code 127, even if the application is healthy.`,
    fix: `Use a program that the image has, such as \`python -c "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz/')"\` with your port and path, or install ${tool}; use 127.0.0.1 instead of localhost, and set a startPeriod.`,
    evidence: lines,
  }),
});

/**
 * A check with a line in the access log has its tool, whatever answer it got. uvicorn logs no user agent: there it is a
 * request for that path from the container itself.
 */
function wasSeen(evidence: Evidence, command: string): boolean {
  const url = PATH.exec(command);
  const path = url?.[1] ?? '/';
  const isChecks = (hit: ProbeHit): boolean => url !== null && hit.isOwn && hit.path === path;
  return findInLogs(evidence, AGENT).length > 0 || findAccessLines(evidence).some(isChecks);
}
