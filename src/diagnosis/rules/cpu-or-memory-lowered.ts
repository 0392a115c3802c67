import type { Evidence } from '../../model/evidence.js';
import { defineRule } from '../define-rule.js';
import { listContainerPairs } from '../reading/compare-revisions.js';
import { findFailingProbes } from '../reading/find-failing-probes.js';
import { findInDeaths } from '../reading/find-in-deaths.js';
import { cpuOf, memoryOf } from '../../definition/read-size.js';

export const cpuOrMemoryLowered = defineRule({
  id: 'cpu-or-memory-lowered',
  severity: 'note',
  find: (evidence) => {
    const wanted = [
      ...(isSlow(evidence) ? ['cpu' as const] : []),
      ...(isFull(evidence) ? ['memory' as const] : []),
    ];
    return listContainerPairs(evidence).flatMap(({ name, before, now }) =>
      wanted.flatMap((member) => {
        const sizeOf = member === 'cpu' ? cpuOf : memoryOf;
        const old = sizeOf(evidence.previousTaskDefinition, before);
        const added = sizeOf(evidence.taskDefinition, now);
        return old !== null && added !== null && added < old ? [{ name, member, old, added }] : [];
      }),
    );
  },
  explain: ({ name, member, old, added }) => ({
    what: `Container ${name} has less ${member} than in the serving revision: ${added} instead of ${old}.`,
    why:
      member === 'cpu'
        ? 'The new tasks answer too late; the lower cpu may be the reason.'
        : 'The new tasks ran out of memory; the lower limit may be the reason.',
    fix: `Restore \`${member}\` ${old}, or run fewer processes.`,
    evidence: [`- ${member} ${old}`, `+ ${member} ${added}`],
  }),
});

function isSlow(evidence: Evidence): boolean {
  return findFailingProbes(evidence).some(
    ({ code, description }) => code === 503 || code === 504 || /timed out/i.test(description),
  );
}

function isFull(evidence: Evidence): boolean {
  return findInDeaths(evidence, /OutOfMemory|due to memory usage/i).length > 0;
}
