import type { Evidence } from '../../model/evidence.js';
import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findFailingProbes, findTargetGroup } from '../reading/find-failing-probes.js';
import { findInLogs } from '../reading/find-in-logs.js';
import { findListening } from '../reading/find-listening.js';

/** What gunicorn and uvicorn log for a TLS hello on a plain HTTP port. */
const GARBAGE =
  /Invalid HTTP request received|Invalid request from ip=\S+: Invalid (?:HTTP|request)|Bad request version/i;

/** The scheme in the line in which a server reports its address. */
const SCHEME = /\b(https?):\/\//i;

export const healthCheckProtocolDiffers = defineRule({
  id: 'health-check-protocol-differs',
  severity: 'cause',
  find: (evidence) =>
    findFailingProbes(evidence).flatMap(({ targetGroupArn, container, code, lines }) => {
      const asked = findTargetGroup(evidence, targetGroupArn)?.healthCheck.protocol ?? null;
      const spoken = findSpoken(evidence, container);
      if (code !== null || spoken === null || (asked !== 'HTTP' && asked !== 'HTTPS')) return [];
      return spoken.scheme === asked
        ? []
        : [{ asked, spoken: spoken.scheme, lines: shortenLines([...spoken.lines, ...lines]) }];
    }),
  explain: ({ asked, spoken, lines }) => ({
    what: `The health check uses ${asked}, but the server speaks ${spoken}.`,
    why: 'For the server the health check is a malformed request: it closes the connection, so the check gets no answer.',
    fix: `Set the health check protocol of the target group to ${spoken}.`,
    evidence: lines,
  }),
});

/** gunicorn logs `https` if it has a certificate; on plain HTTP a TLS hello shows up as garbage. */
function findSpoken(evidence: Evidence, container: string | null) {
  const last = findListening(evidence, container).at(-1);
  const scheme = SCHEME.exec(last?.line ?? '')?.[1]?.toUpperCase();
  if (last === undefined || scheme === undefined) return null;
  if (scheme === 'HTTPS') return { scheme, lines: [last.line] };
  const garbage = findInLogs(evidence, GARBAGE).map(({ line }) => line);
  return garbage.length === 0 ? null : { scheme, lines: [last.line, ...garbage] };
}
