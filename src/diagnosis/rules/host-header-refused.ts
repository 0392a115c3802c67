import { defineRule } from '../define-rule.js';
import type { Evidence } from '../../model/evidence.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findFailingProbes } from '../reading/find-failing-probes.js';
import { findInLogs } from '../reading/find-in-logs.js';
import { describeAnswer } from '../reading/find-probe-hits.js';
import { commandOf, containersOf, environmentNamesOf } from '../../definition/find-container.js';

/** django/http/request.py; with DEBUG off Django's default logging does not print it. */
const REFUSED = /Invalid HTTP_HOST header: '([^']+)'/;

const DJANGO = /django|lifespan.{1,3} protocol appears unsupported|\bmanage\.py\b/i;

/** Reproduced with Django: the probe's Host header is the address of the task, which ALLOWED_HOSTS does not list: 400. */
export const hostHeaderRefused = defineRule({
  id: 'host-header-refused',
  severity: 'cause',
  find: (evidence) => {
    const refusals = findInLogs(evidence, REFUSED);
    if (refusals.length === 0 && !isDjango(evidence)) return [];
    return findFailingProbes(evidence)
      .filter(({ code }) => code === 400)
      .map((probe) => {
        const { sentence, lines } = describeAnswer(evidence, probe);
        const quoted = shortenLines([...refusals.map(({ line }) => line), ...lines]);
        return { sentence, host: refusals[0]?.groups[0] ?? null, lines: quoted };
      });
  },
  explain: ({ sentence, host, lines }) => ({
    what: `The health check fails: ${sentence}.`,
    why: `Django rejects a Host header that is not in ALLOWED_HOSTS, and the load balancer sends ${host === null ? 'the private address of the task' : `"${host}"`}; with DEBUG off Django logs nothing about it.`,
    fix: 'Answer the health check in a middleware before all others, or add the task’s own address (from ECS_CONTAINER_METADATA_URI_V4) to ALLOWED_HOSTS at start-up.',
    evidence: lines,
  }),
});

function isDjango(evidence: Evidence): boolean {
  const settings = containersOf(evidence.taskDefinition).some(
    (container) =>
      environmentNamesOf(container).includes('DJANGO_SETTINGS_MODULE') || DJANGO.test(commandOf(container)),
  );
  return settings || findInLogs(evidence, DJANGO).length > 0;
}
