import { expect, test } from '@jest/globals';
import { defineRule } from '../../../src/diagnosis/define-rule.js';
import type { Rule } from '../../../src/diagnosis/define-rule.js';
import { diagnose } from '../../../src/diagnosis/diagnose.js';
import type { Diagnosis } from '../../../src/model/report.js';
import { aLog, anEvidence } from '../../support/builders/evidence.js';

function aRule(id: string, severity: Diagnosis['severity'], facts: readonly string[] = ['x']): Rule {
  const explain = (name: string) => ({ what: `What ${name}.`, why: 'Why.', fix: 'Fix.', evidence: [name] });
  return defineRule({ id, severity, find: () => facts, explain });
}

const idsOf = (diagnoses: readonly Diagnosis[]): string[] => diagnoses.map(({ id }) => id);

test("causes come before symptoms and these before notes, whatever the registry's order", () => {
  const rules = [
    aRule('a-note', 'note'),
    aRule('a-symptom', 'symptom'),
    aRule('a-cause', 'cause'),
    aRule('z-cause', 'cause'),
  ];
  expect(idsOf(diagnose(anEvidence(), rules))).toEqual(['a-cause', 'z-cause', 'a-symptom', 'a-note']);
});

test('facts can override the severity of their rule, and are ranked by it', () => {
  const heavy = defineRule({
    id: 'heavy',
    severity: 'symptom',
    find: () => ['x'],
    explain: () => ({ severity: 'cause', what: 'What.', why: 'Why.', fix: 'Fix.', evidence: [] }),
  });
  expect(diagnose(anEvidence(), [aRule('a-symptom', 'symptom'), heavy])).toMatchObject([
    { id: 'heavy', severity: 'cause' },
    { id: 'a-symptom' },
  ]);
});

test('among causes the order of the registry decides', () => {
  const rules = [aRule('z-cause', 'cause'), aRule('a-cause', 'cause')];
  expect(idsOf(diagnose(anEvidence(), rules))).toEqual(['z-cause', 'a-cause']);
});

test('equal findings are merged', () => {
  expect(diagnose(anEvidence(), [aRule('a-cause', 'cause', ['x', 'x'])])).toEqual([
    { id: 'a-cause', severity: 'cause', what: 'What x.', why: 'Why.', fix: 'Fix.', evidence: ['x'] },
  ]);
});

test('two different findings of one rule stay two', () => {
  expect(diagnose(anEvidence(), [aRule('a-cause', 'cause', ['x', 'y'])])).toHaveLength(2);
});

test('a rule that finds nothing reports nothing', () => {
  expect(diagnose(anEvidence(), [aRule('a-cause', 'cause', [])])).toEqual([]);
});

test('nothing known: no diagnosis by any rule', () => {
  expect(diagnose(anEvidence())).toEqual([]);
});

test('facts come from the evidence that was given, and it stays as it was', () => {
  const evidence = anEvidence({ logs: [aLog(['one', 'two'])] });
  const before = JSON.stringify(evidence);
  const rule = defineRule({
    id: 'counts-lines',
    severity: 'note',
    find: ({ logs }) => [logs.flatMap(({ lines }) => lines).length],
    explain: (count) => ({ what: `${count} lines.`, why: 'Why.', fix: 'Fix.', evidence: [] }),
  });
  expect(diagnose(evidence, [rule])[0]?.what).toBe('2 lines.');
  expect(JSON.stringify(evidence)).toBe(before);
});
