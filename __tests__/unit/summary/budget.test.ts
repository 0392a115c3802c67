import { expect, test } from '@jest/globals';
import type { DrainRow, Report } from '../../../src/model/report.js';
import { renderSummary } from '../../../src/summary/render-summary.js';
import { makeReport, STARTED_AT_MS } from './make-report.js';

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const sizeOf = (page: string): number => Buffer.byteLength(page);

function makeLarge(text: string): Report {
  const row = (index: number): DrainRow => ({
    node: `${text}${index}`,
    taskArn: `arn:aws:ecs:eu-central-1:1:task/prod/${String(index).padStart(32, '0')}`,
    side: 'old',
    queues: ['celery'],
    state: 'idle',
    jobsAtStart: 4,
    jobsLeft: 0,
    idleAfterMs: index,
    ending: 'replaced',
  });
  return makeReport({
    outcome: 'rolled-back',
    reason: text,
    warnings: many(50, () => text),
    drain: {
      mode: 'before',
      why: text,
      rows: many(500, row),
      jobsLeft: many(200, () => ({ id: text, name: text, node: text, ageMs: 1 })),
    },
    events: many(100, (index) => ({ id: String(index), atMs: STARTED_AT_MS + index, message: text })),
    deaths: many(500, () => ({
      count: 1,
      taskArns: many(500, () => text),
      stopCode: text,
      stoppedReason: text,
      container: text,
      exitCode: 1,
      containerReason: text,
      transient: false,
    })),
    diagnoses: many(10, () => ({
      id: 'x',
      severity: 'cause',
      what: text,
      why: text,
      fix: text,
      evidence: many(50, () => text),
    })),
    serving: { sentence: 'Revision worker:45 serves.', taskDefinitionArn: null, revisions: [] },
  });
}

test('500 tasks, 100 events and as many stop reasons fit with all their sections', () => {
  const page = renderSummary(makeLarge('(service worker) has started 2 tasks.'));
  expect(sizeOf(page)).toBeLessThan(300_000);
  expect(page).toContain('Drain: 500 workers, 2000 jobs held at the start');
  expect(page).toContain('_… and 400 more; the JSON report has them all._');
  expect(page).toContain('100 events of the service');
  expect(page).not.toContain('Details were left out');
});

test('where all texts are long and need escaping, details go first, and the page says so', () => {
  const page = renderSummary(makeLarge('<|>`&'.repeat(300)));
  expect(sizeOf(page)).toBeLessThan(300_000);
  expect(page).toContain('Revision worker:45 serves.');
  expect(page).not.toContain('events of the service');
  expect(page).toContain('Details were left out');
});
