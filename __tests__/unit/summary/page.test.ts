import { describe, expect, test } from '@jest/globals';
import type { PhaseReport, Report } from '../../../src/model/report.js';
import { renderSummary } from '../../../src/summary/render-summary.js';
import type { Timeline } from '../../../src/model/timeline.js';
import { openTimeline } from '../../../src/timeline/open-timeline.js';
import { CASES, readReport } from '../../support/pages/read-case.js';
import { makeReport, STARTED_AT_MS } from './make-report.js';

const phase = (name: PhaseReport['name'], change: Partial<PhaseReport> = {}): PhaseReport => ({
  name,
  startedAtMs: STARTED_AT_MS,
  endedAtMs: STARTED_AT_MS + 1_000,
  status: 'done',
  sentence: '',
  ...change,
});

describe.each(CASES)('%s', (name) => {
  const report = readReport(name);
  const page = renderSummary(report);

  test("has one heading, with the service's name, so that several pages of a job are easy to tell apart", () => {
    const headings = page.match(/^#+ .*$/gm) ?? [];
    expect(headings).toHaveLength(1);
    expect(headings[0]).toContain(report.service);
  });

  test('shows what serves before the reason', () => {
    const serves = page.indexOf('**What serves now:**');
    expect(serves === -1).toBe(report.serving.sentence === '');
    expect(page.indexOf('> [!', serves)).toBe(page.indexOf('> [!'));
  });

  test('brief is its first screen', () => {
    const brief = renderSummary(report, 'brief');
    expect(brief).not.toContain('<details>');
    const [first = ''] = page.split(/\n(?:<details>|\*\*Timeline)/);
    expect(brief.startsWith(first.trimEnd())).toBe(true);
  });

  test('no reason is shown twice', () => {
    const words = report.reason.slice(0, 60);
    const open = page.replace(/<details>[\s\S]*?<\/details>/g, '').replaceAll('`', '');
    expect(open.split(words.replaceAll('`', '')).length - 1).toBeLessThanOrEqual(words === '' ? Infinity : 1);
  });
});

describe('phases', () => {
  const rollback = phase('rollback', {
    startedAtMs: STARTED_AT_MS + 2,
    endedAtMs: STARTED_AT_MS + 1_002,
    sentence: 'Rolled back: web:45 is stable.',
  });
  const watch = phase('post-deploy', {
    startedAtMs: STARTED_AT_MS + 1,
    endedAtMs: STARTED_AT_MS + 2_001,
    status: 'failed',
    sentence: 'Out of time. Rolled back: web:45 is stable.',
  });

  test('are in the order of their starts; the sentence of the rollback appears once', () => {
    const page = renderSummary(makeReport({ outcome: 'rolled-back', reason: '', phases: [rollback, watch] }));
    expect(page).toContain(
      '- ❌ **post-deploy**, 2 s: Out of time.\n- ✅ **rollback**, 1 s: Rolled back: web:45 is stable.',
    );
  });
});

describe('the line of facts', () => {
  const row = { taskArn: null, side: 'old', queues: [], state: 'idle', idleAfterMs: 1, jobsLeft: 0 } as const;
  const drained = (change: Partial<Report['drain']>): string =>
    renderSummary(
      makeReport({
        drain: {
          mode: 'before',
          why: '',
          rows: [{ ...row, node: 'celery@a', jobsAtStart: 3, ending: 'replaced' }],
          jobsLeft: [],
          endedJobs: [],
          etaJobs: { awaitedCount: 0, otherCount: 0, others: [] },
          ...change,
        },
      }),
    );

  test('jobs held, finished and left', () => {
    expect(drained({})).toContain('**Jobs:** 3 held, 3 finished, none left');
    const left = { id: '1', name: 'shop.mail', node: 'celery@a', ageMs: 1 };
    expect(drained({ jobsLeft: [left] })).toContain('**Jobs:** 3 held, 2 finished, 1 left');
  });

  test('a job on a worker that ended is not counted as finished, and named in the head', () => {
    const cut = { id: '1', name: 'shop.mail', node: 'celery@a', taskArn: null, stop: 'exit code 137' };
    const page = drained({
      endedJobs: [
        { ...cut, fate: 'lost' },
        { ...cut, id: '2', fate: 'unseen' },
      ],
    });
    expect(page).toContain('**Jobs:** 3 held, 1 finished, 1 lost, 1 not seen to end, none left');
    expect(page).toMatch(/^## ⚠️ .*; 1 job was lost; the end of 1 job was not seen\n/);
  });

  test('a worker that never answered is not counted as one without jobs', () => {
    const silent = { ...row, node: 'celery@b', jobsAtStart: null, ending: 'replaced' } as const;
    expect(drained({ rows: [silent] })).toContain('**Jobs:** not known of 1 worker');
    expect(drained({ rows: [silent, { ...silent, node: 'celery@a', jobsAtStart: 2 }] })).toContain(
      '**Jobs:** 2 held, 2 finished, none left, not known of 1 worker',
    );
  });

  test('how long a queue had no consumer, according to the looks at the workers', () => {
    const withQueues = (queues: Timeline['queues']): string =>
      renderSummary(makeReport({ timeline: { ...openTimeline(), queues } }));
    expect(withQueues([])).not.toContain('**Queues:**');
    expect(withQueues([{ queue: 'celery', consumers: [], gaps: [] }])).toContain(
      '**Queues:** always consumed',
    );
    const gaps = [{ fromMs: STARTED_AT_MS, toMs: STARTED_AT_MS + 42_000 }];
    expect(withQueues([{ queue: 'mail', consumers: [], gaps }])).toContain(
      '**Queues:** no consumer on `mail` for 42 s',
    );
  });
});
