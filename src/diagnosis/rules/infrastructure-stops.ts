import { countOf } from '../../wording/count-of.js';
import type { Evidence } from '../../model/evidence.js';
import type { Task } from '../../model/task.js';
import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { quote } from '../reading/quote.js';

/** ECS API, Task.stopCode; texts seen on ECS. */
const CODES = new Set(['SpotInterruption', 'TerminationNotice', 'InfrastructureHealth']);
const TEXTS =
  /\bHost EC2 \(instance [^)]*\) (?:stopped|terminated)|performing maintenance on the underlying|Spot Task was interrupted/i;

export const infrastructureStops = defineRule({
  id: 'infrastructure-stops',
  severity: 'cause',
  // Beside real failures one such stop explains nothing.
  find: (evidence) => {
    const { stoppedTasks } = evidence;
    if (stoppedTasks.length === 0 || !stoppedTasks.every(isTaken) || isComplete(evidence)) return [];
    const lines = stoppedTasks.map(({ stoppedReason, stopCode }) => quote(stoppedReason ?? stopCode ?? ''));
    const isSpot = stoppedTasks.some(({ stopCode }) => stopCode === 'SpotInterruption');
    return [{ count: stoppedTasks.length, isSpot, lines: shortenLines(lines) }];
  },
  explain: ({ count, isSpot, lines }) => ({
    what: `AWS stopped ${countOf(count, 'new task')}: ${isSpot ? 'Spot capacity was reclaimed' : 'the host was stopped or maintained'}.`,
    why: 'No new task failed by itself, so this is not the revision’s fault.',
    fix: isSpot
      ? 'Deploy again, and keep a share of the service on FARGATE or on-demand instances (capacity provider strategy).'
      : 'Deploy again.',
    evidence: lines,
  }),
});

function isTaken({ stopCode, stoppedReason }: Task): boolean {
  return CODES.has(stopCode ?? '') || TEXTS.test(stoppedReason ?? '');
}

function isComplete({ newTasks, service }: Evidence): boolean {
  const running = newTasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
  return service !== null && running >= service.desiredCount;
}
