import type { Evidence } from '../../model/evidence.js';
import { formatDuration } from '../../wording/format-duration.js';
import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findBoots } from '../reading/find-boot.js';
import type { Boot } from '../reading/find-boot.js';
import { findFailingProbes, findTargetGroup } from '../reading/find-failing-probes.js';
import type { FailingProbe } from '../reading/find-failing-probes.js';
import { findInLogs } from '../reading/find-in-logs.js';
import { findListening, isLoopback } from '../reading/find-listening.js';
import type { Listening } from '../reading/find-listening.js';
import { quote } from '../reading/quote.js';
import { gunicornWorkerKilled } from './gunicorn-worker-killed.js';

/** What Django's migrate prints: `Running migrations:`, `  Applying shop.0002_orders... OK`. */
const MIGRATING = /^\s*(?:Running migrations:|Applying \S+\.\.\.)/;

const MS_PER_SECOND = 1_000;

export const slowBoot = defineRule({
  id: 'slow-boot',
  severity: 'cause',
  // One passing check makes a new target healthy: if the application was ready for longer, something else is wrong.
  find: (evidence) =>
    findFailingProbes(evidence)
      .filter(({ code }) => code === null)
      .flatMap((probe) => {
        const listening = findListening(evidence, probe.container);
        const boot = findBoots(evidence, probe.container).find((one) => isTooSlow(evidence, probe, one));
        if (
          boot === undefined ||
          gunicornWorkerKilled.diagnose(evidence).length > 0 ||
          (listening.length > 0 && !listening.some((one) => isReached(evidence, probe, one)))
        )
          return [];
        const graceSeconds = evidence.service?.healthCheckGracePeriodSeconds ?? 0;
        const { readyAfterMs, livedMs, container, stopped } = boot;
        const migrating = readyAfterMs === null && MIGRATING.test(boot.lastLine);
        const ready = readyAfterMs === null ? null : (listening[0]?.line ?? null);
        const said = migrating ? findMigrations(evidence, boot) : [ready ?? quote(boot.lastLine)];
        const lines = shortenLines([...said, ...probe.lines]);
        return [{ container, readyAfterMs, livedMs, stopped, graceSeconds, migrating, lines }];
      }),
  explain: ({ container, readyAfterMs, livedMs, stopped, graceSeconds, migrating, lines }) => ({
    what:
      readyAfterMs === null
        ? `Container ${container} was not ready ${formatDuration(livedMs)} after its start${migrating ? ': it was still running migrations' : ''}.`
        : `Container ${container} took ${formatDuration(readyAfterMs)} to become ready, and ${stopped ? 'was stopped' : 'was still unhealthy'} ${formatDuration(livedMs)} after its start.`,
    why: `The load balancer's checks count after \`healthCheckGracePeriodSeconds\` (${graceSeconds}): then ECS stops a task whose checks fail, even if it is still starting.`,
    fix: `Set the service's health check grace period to twice the boot time or more${migrating ? ', and run the migrations as a separate task before the rollout' : '; keep migrations and collectstatic out of the start command'}.`,
    evidence: lines,
  }),
});

/** The heading and the last step; during the first step there is only the heading. */
function findMigrations(evidence: Evidence, { taskArn }: Boot): readonly string[] {
  const own = findInLogs(evidence, MIGRATING).filter((match) => match.taskArn === taskArn);
  return [own[0], own.at(-1)].flatMap((match) => match?.line ?? []);
}

/** On another address or port the checks never reach it, so the start-up time is not the reason. */
function isReached(evidence: Evidence, { targetGroupArn, port }: FailingProbe, one: Listening): boolean {
  const isChosenFreely = findTargetGroup(evidence, targetGroupArn)?.targetType !== 'ip';
  return !isLoopback(one) && (isChosenFreely || port === null || one.port === port);
}

function isTooSlow(
  evidence: Evidence,
  { targetGroupArn }: FailingProbe,
  { readyAfterMs, livedMs }: Boot,
): boolean {
  const graceMs = (evidence.service?.healthCheckGracePeriodSeconds ?? 0) * MS_PER_SECOND;
  if (readyAfterMs === null) return livedMs > graceMs;
  const check = findTargetGroup(evidence, targetGroupArn)?.healthCheck;
  const oneCheckMs = ((check?.intervalSeconds ?? 30) + (check?.timeoutSeconds ?? 5)) * MS_PER_SECOND;
  return readyAfterMs > graceMs && livedMs - readyAfterMs < oneCheckMs;
}
