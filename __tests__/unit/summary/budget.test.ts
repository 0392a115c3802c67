import { describe, expect, test } from '@jest/globals';
import type { DrainRow, Report } from '../../../src/model/report.js';
import { renderWithinBudget } from '../../../src/summary/render-within-budget.js';
import { renderSummary } from '../../../src/summary/render-summary.js';
import { anEvidence } from '../../support/builders/evidence.js';
import { aTask } from '../../support/builders/world.js';
import { makeReport, STARTED_AT_MS } from './make-report.js';

const BUDGET_BYTES = 900_000;
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const sizeOf = (page: string): number => Buffer.byteLength(page);
const arnOf = (index: number): string =>
  `arn:aws:ecs:eu-central-1:123456789012:task/prod/${String(index).padStart(32, '0')}`;

/** 500 tasks, 100 events, 50 workers, and a text in every place where one can be. */
function makeLarge(text: string): Report {
  const row = (index: number): DrainRow => ({
    node: `celery@ip-10-0-${index}-1.eu-central-1.compute.internal`,
    taskArn: arnOf(index),
    side: 'old',
    queues: ['celery', 'mail'],
    state: 'idle',
    jobsAtStart: 4,
    jobsLeft: 0,
    idleAfterMs: index * 1_000,
    ending: 'replaced',
  });
  return makeReport({
    outcome: 'rolled-back',
    reason: text,
    warnings: many(10, () => text),
    drain: {
      mode: 'before',
      why: text,
      rows: many(50, row),
      jobsLeft: many(200, (index) => ({ id: `${index}`, name: text, node: row(index % 50).node, ageMs: 1 })),
      etaJobs: {
        awaitedCount: 3,
        otherCount: 200,
        others: many(100, (index) => ({
          id: `${index}`,
          name: text,
          node: row(index % 50).node,
          dueAtMs: STARTED_AT_MS,
          isAwaited: false,
        })),
      },
      endedJobs: many(200, (index) => ({
        id: `${index}`,
        name: text,
        node: row(index % 50).node,
        taskArn: arnOf(index),
        fate: 'lost',
        stop: text,
      })),
    },
    events: many(100, (index) => ({
      id: `${index}`,
      atMs: STARTED_AT_MS + index,
      message: `${index} ${text}`,
    })),
    deaths: many(20, () => ({
      count: 25,
      taskArns: many(25, arnOf),
      stopCode: 'EssentialContainerExited',
      stoppedReason: text,
      container: 'worker',
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
    evidence: anEvidence({
      oldTasks: [],
      stoppedTasks: many(500, (index) => aTask({ arn: arnOf(index), stoppedReason: text })),
      logs: many(3, (index) => ({
        taskArn: arnOf(index),
        container: 'worker',
        group: '/ecs/worker',
        stream: `worker/worker/${index}`,
        lines: many(200, (line) => ({ atMs: STARTED_AT_MS, message: `${line} ${text}` })),
      })),
    }),
    serving: { sentence: 'Revision worker:45 serves.', taskDefinitionArn: null, revisions: [] },
  });
}

describe('500 tasks, 100 events and 50 workers', () => {
  const page = renderSummary(makeLarge('(service worker) has started 2 tasks.'));

  test('fit, with all their sections', () => {
    expect(sizeOf(page)).toBeLessThan(BUDGET_BYTES / 5);
    expect(page).toContain('Drain: 50 workers, 200 jobs held when silenced');
    expect(page).toContain('Tasks at the end of the rollout: 500');
    expect(page).toContain('100 service events');
    expect(page).toContain('last 40 of 200 lines');
    expect(page).not.toContain('Left out');
  });

  test('long tables end, and say how many rows are left', () => {
    expect(page).toContain('_… and 400 more in the JSON report._');
  });

  test('their first screen is as short as that of any other page', () => {
    const first = page.slice(0, page.indexOf('<details>'));
    expect(first.split('\n').length).toBeLessThan(20);
  });
});

test('if all texts are long and need escaping, details are left out first, and the page lists them', () => {
  const page = renderSummary(makeLarge('<|>&*'.repeat(300)));
  expect(sizeOf(page)).toBeLessThan(BUDGET_BYTES);
  expect(page).toContain('Revision worker:45 serves.');
  expect(page).toContain('> [!CAUTION]');
  expect(page).toMatch(/_Left out, because GitHub shows no page larger than 1 MiB: .*\bevents\b.*_/);
  expect(page).not.toContain('service events');
});

describe('joinWithinBudget', () => {
  const section = (name: string, bytes: number, leftOut: number) => ({
    name,
    leftOut,
    text: 'ä'.repeat(bytes / 2),
  });

  test('counts bytes, not letters, and leaves out no more than it must, least important first', () => {
    const page = renderWithinBudget([
      section('head', 100, 0),
      section('events', 500_000, 1),
      section('drain', 500_000, 3),
      section('logs', 300_000, 2),
      section('links', 100, 0),
    ]);
    expect(sizeOf(page)).toBeLessThan(BUDGET_BYTES);
    expect(page).toContain('1 MiB: events.');
    expect(sizeOf(page)).toBeGreaterThan(800_000);
  });

  test('a page that fits is left alone, without sections that have nothing to say', () => {
    expect(renderWithinBudget([section('a', 2, 1), section('b', 0, 2), section('c', 2, 0)])).toBe('ä\n\nä\n');
  });
});
