/**
 * Runs the bundle with real Celery while something goes wrong around it, and checks what must hold then:
 * `npm run chaos -- [redis|rabbitmq] [--match TEXT] [--every N] [--lanes N]`. A run of all cases writes docs/reliability.md.
 */
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type BrokerKind, BROKERS } from '../__tests__/support/brokers/start-broker.js';
import { listCases, nameCase } from '../__tests__/support/chaos/bundle/list-cases.js';
import { renderReliability } from '../__tests__/support/chaos/bundle/render-reliability.js';
import { type CaseResult, runCases } from '../__tests__/support/chaos/bundle/run-cases.js';

const RESULTS = '.cache/chaos.jsonl';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    match: { type: 'string', default: '' },
    every: { type: 'string', default: '1' },
    lanes: { type: 'string', default: '4' },
  },
});
const chosen = BROKERS.filter((kind) => positionals.includes(kind));
const brokers: readonly BrokerKind[] = chosen.length > 0 ? chosen : BROKERS;
const all = listCases();
const cases = all.filter(
  (one, at) => nameCase(one).includes(values.match) && at % Number(values.every) === 0,
);
// What was started is killed when this process exits, which it does not do by itself on a signal.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const results: CaseResult[] = [];
mkdirSync('.cache', { recursive: true });
writeFileSync(RESULTS, '');
const note = (result: CaseResult): void => {
  results.push(result);
  appendFileSync(RESULTS, `${JSON.stringify(result)}\n`);
  const { broker, outcome, wasStruck, violations, log } = result;
  const verdict = violations.length === 0 ? 'ok' : 'FAILED';
  const end = wasStruck || result.hit === null ? (outcome ?? 'killed') : 'the step did not come';
  process.stdout.write(`${verdict} ${broker}, ${nameCase(result)}: ${end}\n`);
  for (const { invariant, what } of violations) process.stdout.write(`  ${invariant}: ${what}\n`);
  if (log !== '') process.stdout.write(`${log.replace(/^/gm, '    ')}\n`);
};
for (const broker of brokers) await runCases(broker, cases, Number(values.lanes), note);

const broken = results.filter(({ violations }) => violations.length > 0);
process.stdout.write(`${results.length} runs, ${broken.length} with violations; see ${RESULTS}\n`);
if (cases.length === all.length && brokers.length === BROKERS.length) {
  writeFileSync('docs/reliability.md', renderReliability(results));
  process.stdout.write('wrote docs/reliability.md\n');
}
process.exit(broken.length === 0 ? 0 : 1);
