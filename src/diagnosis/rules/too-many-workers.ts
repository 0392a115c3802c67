import { defineRule } from '../define-rule.js';
import { countWorkersOf } from '../../definition/count-server-workers.js';
import { findFailingProbes } from '../reading/find-failing-probes.js';
import { findContainer } from '../../definition/find-container.js';
import { cpuOf } from '../../definition/read-size.js';

/** gunicorn's formula (2 × cores) + 1 needs whole cores; half a core is enough for one or two processes. */
const SMALL_CPU = 512;
const MANY_WORKERS = 3;

export const tooManyWorkers = defineRule({
  id: 'too-many-workers',
  severity: 'symptom',
  find: (evidence) =>
    findFailingProbes(evidence).flatMap(({ description, code, container: name, lines }) => {
      const container = findContainer(evidence.taskDefinition, name);
      const cpu = cpuOf(evidence.taskDefinition, container);
      const workers = countWorkersOf(container);
      const isLate = /timed out/i.test(description) || code === 503 || code === 504;
      if (!isLate || cpu === null || workers === null || name === null) return [];
      return cpu <= SMALL_CPU && workers >= MANY_WORKERS ? [{ name, cpu, workers, lines }] : [];
    }),
  explain: ({ name, cpu, workers, lines }) => ({
    what: `Container ${name} starts ${workers} server processes on ${cpu} CPU units, which is ${cpu / 1_024} of a core.`,
    why: 'Each process loads the whole application, so they start slowly and answer the health check late.',
    fix: 'Start one or two workers (with threads if requests mostly wait), or give the task more cpu.',
    evidence: lines,
  }),
});
