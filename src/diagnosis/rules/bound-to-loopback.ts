import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findFailingProbes } from '../reading/find-failing-probes.js';
import { findListening, isLoopback } from '../reading/find-listening.js';

/** gunicorn binds 127.0.0.1:8000 unless PORT is set, uvicorn 127.0.0.1:8000 (their source, and seen in runs). */
export const boundToLoopback = defineRule({
  id: 'bound-to-loopback',
  severity: 'cause',
  find: (evidence) =>
    findFailingProbes(evidence)
      .filter(({ code }) => code === null)
      .flatMap(({ container, port, lines }) => {
        const listening = findListening(evidence, container);
        const last = listening.at(-1);
        if (last === undefined || !listening.every(isLoopback)) return [];
        const quoted = shortenLines([last.line, ...lines]);
        return [
          { host: last.host, port: last.port, checked: port, container: last.container, lines: quoted },
        ];
      }),
  explain: ({ host, port, checked, container, lines }) => ({
    what: `The server in container ${container} listens only on ${host}:${port}.`,
    why: 'That address is reachable only from inside the container, so the load balancer’s health checks never arrive.',
    fix: `Listen on all addresses: \`--bind 0.0.0.0:${checked ?? port}\` for gunicorn, \`--host 0.0.0.0 --port ${checked ?? port}\` for uvicorn.`,
    evidence: lines,
  }),
});
