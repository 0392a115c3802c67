import { expect, test } from '@jest/globals';
import type { Diagnosis } from '../../../src/model/report.js';
import { describeAnnotation } from '../../../src/summary/describe-annotation.js';
import { makeReport } from './make-report.js';

const cause: Diagnosis = {
  id: 'image-not-found',
  severity: 'cause',
  what: 'There is no image.',
  why: 'Nobody pushed it.',
  fix: 'Push it.',
  evidence: ['CannotPullContainerError: not found', 'a second line'],
};
const serving = { sentence: 'Revision worker:45 serves.', taskDefinitionArn: null, revisions: [] };

test('a failure with a cause contains cause, proof, fix, and what serves', () => {
  const report = makeReport({
    outcome: 'rolled-back',
    reason: 'Two tasks died.',
    diagnoses: [cause],
    serving,
  });
  expect(describeAnnotation(report)).toEqual({
    kind: 'error',
    title: 'worker: worker:46 failed and was rolled back',
    message: [
      'There is no image. Nobody pushed it.',
      'CannotPullContainerError: not found',
      'What to do: Push it.',
      'Revision worker:45 serves.',
    ].join('\n'),
  });
});

test('without a cause it contains the reason, and every refusal once', () => {
  const report = makeReport({
    outcome: 'refused',
    taskDefinitionArn: null,
    reason: 'Two inputs are wrong.',
    refusals: ['broker-url: wrong', 'service: none', 'Two inputs are wrong.'],
    warnings: ['w'],
  });
  expect(describeAnnotation(report)).toEqual({
    kind: 'error',
    title: 'worker: the deployment was refused before any change',
    message: 'Two inputs are wrong.\nbroker-url: wrong\nservice: none',
  });
});

test('a passing outcome is annotated only if it has warnings', () => {
  expect(describeAnnotation(makeReport())).toBeNull();
  expect(describeAnnotation(makeReport({ warnings: ['one', 'two'] }))).toMatchObject({
    kind: 'warning',
    message: 'one\ntwo',
  });
});
