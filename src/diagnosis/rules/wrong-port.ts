import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findFailingProbes, findTargetGroup } from '../reading/find-failing-probes.js';
import { findListening, isLoopback } from '../reading/find-listening.js';

export const wrongPort = defineRule({
  id: 'wrong-port',
  severity: 'cause',
  // With dynamic host ports (bridge mode) the two numbers differ anyway: only targets by address count.
  find: (evidence) =>
    findFailingProbes(evidence).flatMap(({ targetGroupArn, container, code, port, lines }) => {
      const group = findTargetGroup(evidence, targetGroupArn);
      const checked = Number(group?.healthCheck.port ?? Number.NaN) || port;
      const listening = findListening(evidence, container);
      const last = listening.at(-1);
      if (code !== null || last === undefined || checked === null || group?.targetType !== 'ip') return [];
      if (listening.some((one) => one.port === checked) || listening.every(isLoopback)) return [];
      return [
        {
          listens: last.port,
          checked,
          container: last.container,
          lines: shortenLines([last.line, ...lines]),
        },
      ];
    }),
  explain: ({ listens, checked, container, lines }) => ({
    what: `The server in container ${container} listens on port ${listens}, but the load balancer checks port ${checked}.`,
    why: 'Nothing answers on the port of the target group and `containerPort`.',
    fix: `Make the server listen on ${checked} (\`--bind 0.0.0.0:${checked}\`, \`--port ${checked}\` or the PORT variable), or set \`containerPort\` and the service's load balancer to ${listens}.`,
    evidence: lines,
  }),
});
