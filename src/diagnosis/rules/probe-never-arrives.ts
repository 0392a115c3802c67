import type { Evidence } from '../../model/evidence.js';
import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findBoots } from '../reading/find-boot.js';
import { findFailingProbes, findTargetGroup } from '../reading/find-failing-probes.js';
import type { FailingProbe } from '../reading/find-failing-probes.js';
import { findInLogs } from '../reading/find-in-logs.js';
import { findListening, isEverywhere } from '../reading/find-listening.js';
import type { Listening } from '../reading/find-listening.js';
import { findAccessLines, findProbeHits } from '../reading/find-probe-hits.js';
import { commandOf, findContainer } from '../../definition/find-container.js';

const MS_PER_SECOND = 1_000;

/** AWS, fargate-alb-health-checks: the task's security group must allow the load balancer's. */
export const probeNeverArrives = defineRule({
  id: 'probe-never-arrives',
  severity: 'cause',
  find: (evidence) =>
    findFailingProbes(evidence).flatMap((probe) => {
      const { container, port, path, lines } = probe;
      const listening = findListening(evidence, container).findLast(isEverywhere);
      if (!/timed out/i.test(probe.description) || listening === undefined) return [];
      if (findProbeHits(evidence, path).length > 0 || !wouldBeSeen(evidence, listening)) return [];
      if (isOldOneReached(evidence, probe) || !wasReadyLong(evidence, probe)) return [];
      return [
        {
          container: listening.container,
          port: port ?? listening.port,
          lines: shortenLines([listening.line, ...lines]),
        },
      ];
    }),
  explain: ({ container, port, lines }) => ({
    what: `No health check reached container ${container}, which listens on port ${port}.`,
    why: 'The load balancer’s checks time out, and the application’s access log shows none of them: most likely the security group of the tasks blocks the load balancer.',
    fix: `Allow inbound TCP ${port} from the load balancer's security group in the security group of the service's tasks, and check the network ACLs between their subnets.`,
    evidence: lines,
  }),
});

/** The access log is on, and no worker hangs: every request would be logged. */
function wouldBeSeen(evidence: Evidence, { container }: Listening): boolean {
  const command = commandOf(findContainer(evidence.taskDefinition, container));
  const isOn = /--access-logfile/.test(command) || findAccessLines(evidence).length > 0;
  return isOn && findInLogs(evidence, /WORKER TIMEOUT/).length === 0;
}

/** An old task is reached on the same port, with the same security groups. */
function isOldOneReached({ targets }: Evidence, { targetGroupArn, port }: FailingProbe): boolean {
  const old = targets.filter(
    (one) => !one.isNew && one.targetGroupArn === targetGroupArn && one.port === port,
  );
  return old.some(({ looks }) => looks.some(({ state }) => state === 'healthy'));
}

function wasReadyLong(evidence: Evidence, { container, targetGroupArn }: FailingProbe): boolean {
  const check = findTargetGroup(evidence, targetGroupArn)?.healthCheck;
  const oneCheckMs = ((check?.intervalSeconds ?? 30) + (check?.timeoutSeconds ?? 5)) * MS_PER_SECOND;
  return findBoots(evidence, container).some(
    ({ readyAfterMs, livedMs }) => readyAfterMs !== null && livedMs - readyAfterMs > oneCheckMs,
  );
}
