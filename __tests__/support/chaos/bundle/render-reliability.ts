import { BROKERS } from '../../brokers/start-broker.js';
import { type Invariant, INVARIANTS } from './check-case.js';
import { nameCase } from './list-cases.js';
import type { CaseResult } from './run-cases.js';
import { STEPS } from './steps.js';
import { TROUBLES } from './troubles.js';

/** docs/reliability.md from the results of a run of all cases. */
export function renderReliability(results: readonly CaseResult[]): string {
  return [
    '# Reliability: what happens when something goes wrong',
    '',
    '<!-- Written by `npm run chaos`. Do not edit. -->',
    '',
    `The bundled action deployed a service of two real Celery workers ${results.length} times, on Redis and on RabbitMQ, while two jobs ran and something went wrong: AWS or the broker failed on the wire, or the action was killed. The post step ran after each. Then the following must hold:`,
    '',
    ...renderInvariants(results),
    '',
    '## Troubles × steps',
    '',
    'Each cell: runs in which the trouble began at that step, and violations after a slash if there were any.',
    '',
    ...renderMatrix(results),
    '',
    ...renderViolations(results),
    '## What no run covers',
    '',
    ...UNCOVERED.map((line) => `- ${line}`),
    '',
  ].join('\n');
}

const UNCOVERED = [
  'AWS itself: the ECS API here is a simulator that answers as the real one is known to.',
  'Celery 5.6, RabbitMQ 4, Valkey, ElastiCache and Amazon MQ; the workers run Celery 5.2 with the prefork pool.',
  'A broker that restarts for the workers too: here only the action loses it. The integration tests have a few such cases.',
  'Two troubles at once, except a killed action with AWS or the broker away; two runs on one service at once.',
  'A full disk and unwritable files of the runner (unit tests cover these).',
  'Waves (a deploy without room for a second set of tasks), web services, and a deploy that another one replaces.',
];

function renderInvariants(results: readonly CaseResult[]): string[] {
  const rows = (Object.keys(INVARIANTS) as Invariant[]).map((invariant) => {
    const broken = results.filter(({ violations }) => violations.some((one) => one.invariant === invariant));
    return `| ${INVARIANTS[invariant]} | ${broken.length} |`;
  });
  return ['| must hold | violations |', '|-|-:|', ...rows];
}

function renderMatrix(results: readonly CaseResult[]): string[] {
  const steps = Object.keys(STEPS);
  const rows = Object.keys(TROUBLES).map((trouble) => {
    const cells = steps.map((step) => {
      const hits = results.filter(
        ({ hit, wasStruck }) => hit?.step === step && hit.trouble === trouble && wasStruck,
      );
      const broken = hits.filter(({ violations }) => violations.length > 0).length;
      if (hits.length === 0) return '';
      return broken === 0 ? String(hits.length) : `${hits.length} / **${broken}**`;
    });
    return `| ${trouble} | ${cells.join(' | ')} |`;
  });
  const clean = results.filter(({ hit }) => hit === null);
  const missed = results.filter(({ hit, wasStruck }) => hit !== null && !wasStruck);
  return [
    `| | ${steps.join(' | ')} |`,
    `|-|${steps.map(() => '-:|').join('')}`,
    ...rows,
    '',
    `${clean.length} more runs had no trouble (each scene on each broker)${missed.length === 0 ? '' : `, and in ${missed.length} the step did not come, so nothing went wrong`}.`,
  ];
}

function renderViolations(results: readonly CaseResult[]): string[] {
  const broken = results.filter(({ violations }) => violations.length > 0);
  if (broken.length === 0) return [];
  const lines = BROKERS.flatMap((kind) =>
    broken
      .filter(({ broker }) => broker === kind)
      .map((result) => {
        const names = result.violations.map(({ invariant }) => INVARIANTS[invariant]);
        return `- ${kind}, ${nameCase(result)}: violated: ${names.join(' ')}`;
      }),
  );
  return ['## Violations', '', ...lines, ''];
}
