import { expect, test } from '@jest/globals';
import type { Rule } from '../../../src/diagnosis/define-rule.js';
import type { Evidence } from '../../../src/model/evidence.js';
import type { Diagnosis } from '../../../src/model/report.js';
import { anEvidence } from './evidence.js';

interface Fires {
  readonly evidence: Partial<Evidence>;
  /** The line that must be quoted, or a part of it. */
  readonly quotes?: string;
  /** What the words must name: what was found, and what to do about it. */
  readonly says?: readonly (string | RegExp)[];
}

interface RuleCases {
  readonly fires: Readonly<Record<string, Fires>>;
  /** Each name says why the rule is quiet. At least two. */
  readonly quiet: Readonly<Record<string, Partial<Evidence>>>;
}

/** Proves a rule on evidence: where it fires and what it then says, and where it must be quiet, with the reason. */
// eslint-disable-next-line jest/no-export -- tests share it
export function testRule(rule: Rule, { fires, quiet }: RuleCases): void {
  test.each(Object.entries(fires))(`${rule.id} fires: %s`, (_name, { evidence, quotes = '', says = [] }) => {
    const found = rule.diagnose(anEvidence(evidence));
    expect(found).not.toEqual([]);
    expect(found.flatMap((one) => one.evidence).join('\n')).toContain(quotes);
    const words = found.map(wordsOf).join('\n');
    for (const part of says) expect(words).toMatch(part instanceof RegExp ? part : asPattern(part));
    expectWholeSentences(found);
  });

  test.each(Object.entries(quiet))(`${rule.id} is quiet: %s`, (_name, evidence) => {
    expect(rule.diagnose(anEvidence(evidence))).toEqual([]);
  });

  test(`${rule.id} is tested where it fires and, twice at least, where it is quiet`, () => {
    expect(Object.keys(fires).length).toBeGreaterThanOrEqual(1);
    expect(Object.keys(quiet).length).toBeGreaterThanOrEqual(2);
  });

  test(`${rule.id} is quiet when nothing is known`, () => {
    expect(rule.diagnose(anEvidence())).toEqual([]);
  });
}

function wordsOf({ what, why, fix }: Diagnosis): string {
  return [what, why, fix].join(' ');
}

function asPattern(text: string): RegExp {
  return new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
}

function expectWholeSentences(found: readonly Diagnosis[]): void {
  const texts = found.flatMap(({ what, why, fix }) => [what, why, fix]);
  expect(
    texts.filter((text) => !/^[^\s].*\.$/s.test(text) || /undefined|null|NaN|\[object/.test(text)),
  ).toEqual([]);
}
