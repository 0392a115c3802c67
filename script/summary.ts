/** `npm run summary -- report.json`: prints a report's page as the job's summary shows it. */
import { readFileSync } from 'node:fs';
import type { Report } from '../src/model/report.js';
import { renderSummary } from '../src/summary/render-summary.js';

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error(
    'No report was given. Usage: npm run summary -- report.json (the path in the output `report`).',
  );
  process.exitCode = 1;
} else {
  process.stdout.write(renderSummary(JSON.parse(readFileSync(path, 'utf8')) as Report));
}
