import { describe, expect, test } from '@jest/globals';
import type { Diagnosis } from '../../../src/model/report.js';
import { renderSummary } from '../../../src/summary/render-summary.js';
import { aLog, anEvent, anEvidence } from '../../support/builders/evidence.js';
import { makeReport } from './make-report.js';

const cause: Diagnosis = {
  id: 'image-not-found',
  severity: 'cause',
  what: 'There is no image.',
  why: 'Nobody pushed it.',
  fix: 'Push it.',
  evidence: ['not found'],
};
const unreadable = [{ source: 'logs:GetLogEvents', error: 'AWS denied it.' }];

/** What is seen without a click. */
const openPart = (page: string): string => page.replace(/<details>[\s\S]*?<\/details>/g, '');

describe('no known cause', () => {
  const evidence = anEvidence({
    logs: [aLog(['first', 'last | words'])],
    events: [anEvent('an event')],
    unreadable,
  });
  const page = renderSummary(makeReport({ outcome: 'failed', evidence }));

  test('is mentioned, with what was examined', () => {
    expect(page).toContain('No known cause was found. Examined: 1 service event, 2 log lines.');
  });

  test('the last log lines are shown unfolded; without a log the last events are', () => {
    expect(openPart(page)).toContain('last | words');
    const silent = makeReport({ outcome: 'failed', evidence: { ...evidence, logs: [] } });
    expect(openPart(renderSummary(silent))).toContain('an event');
  });

  test('what could not be read is listed', () => {
    expect(page).toContain('- `logs:GetLogEvents`: AWS denied it.');
  });
});

test('with a cause raw lines are folded, and so is what could not be read', () => {
  const evidence = anEvidence({ logs: [aLog(['last words'])], unreadable });
  const page = renderSummary(makeReport({ outcome: 'failed', evidence, diagnoses: [cause] }));
  expect(openPart(page)).not.toContain('last words');
  expect(page).toContain('last words');
  expect(page).toContain('AWS denied it.');
});

test('a cause links to its page, where it is known which version runs', () => {
  const rulePagesUrl = 'https://github.example/shop/ecs-handover/blob/v1/docs/rules';
  const page = renderSummary(makeReport({ outcome: 'failed', diagnoses: [cause], rulePagesUrl }));
  expect(page).toContain(`([image-not-found](${rulePagesUrl}/image-not-found.md))`);
});

test('a run that passed does not mention causes', () => {
  expect(renderSummary(makeReport())).not.toContain('cause');
});
