/** `npm run replay -- report.json`: plays a run's events again, and prints the page and the verdict that they give. */
import { readFileSync } from 'node:fs';
import { diagnose } from '../src/diagnosis/diagnose.js';
import type { Report } from '../src/model/report.js';
import { replayJournal } from '../src/report/replay-journal.js';
import { renderSummary } from '../src/summary/render-summary.js';
import { describeVerdict } from './diagnose/describe-verdict.js';
import { describeReplay } from './replay/describe-replay.js';

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error('Which report? Usage: npm run replay -- report.json (the path in the output `report`).');
  process.exitCode = 1;
} else {
  const recorded = JSON.parse(readFileSync(path, 'utf8')) as Report;
  const report = replayJournal(recorded.journal);
  const { evidence } = report;
  const verdict = evidence === null ? [] : describeVerdict(evidence, diagnose(evidence));
  const lines = [renderSummary(report), ...describeReplay(recorded, report), ...verdict];
  console.log(lines.join('\n'));
}
