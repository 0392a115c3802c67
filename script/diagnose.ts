/** `npm run diagnose -- report.json`: judges the evidence in a report again. Exit code 1 when there is none, or no cause. */
import { readFileSync } from 'node:fs';
import { diagnose } from '../src/diagnosis/diagnose.js';
import type { Report } from '../src/model/report.js';
import { describeVerdict } from './diagnose/describe-verdict.js';

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error(
    'No report was given. Usage: npm run diagnose -- report.json (the path in the output `report`).',
  );
  process.exitCode = 1;
} else {
  const { evidence = null } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Report>;
  const diagnoses = evidence === null ? [] : diagnose(evidence);
  console.log(describeVerdict(evidence, diagnoses).join('\n'));
  process.exitCode = diagnoses.some(({ severity }) => severity === 'cause') ? 0 : 1;
}
