import type { Evidence } from '../../src/model/evidence.js';
import type { Diagnosis } from '../../src/model/report.js';

/** Control characters: what a container wrote must not control the terminal. */
const CONTROL = /\p{Cc}/gu;

/** The verdict in lines for a terminal: the best explanation first, then what could not be read. */
export function describeVerdict(
  evidence: Evidence | null,
  diagnoses: readonly Diagnosis[],
): readonly string[] {
  if (evidence === null)
    return ['The report contains no evidence: the run passed, or ended before it saw a rollout.'];
  const found = diagnoses.flatMap(({ id, severity, what, why, fix, evidence: lines }) => [
    `${severity}: ${id}`,
    ...[what, why, ...lines.map((line) => `| ${line}`), `What to do: ${fix}`].map((line) => `  ${line}`),
    '',
  ]);
  const nothing = diagnoses.some(({ severity }) => severity === 'cause')
    ? []
    : ['No known cause was found.', ''];
  const unreadable = evidence.unreadable.map(({ source, error }) => `could not be read: ${source}: ${error}`);
  return [...nothing, ...found, ...unreadable].map((line) => line.replaceAll(CONTROL, ' '));
}
