import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { diagnose } from '../../../src/diagnosis/diagnose.js';
import { readEvidence, readExpected } from './read-case.js';

/** A case is a folder: what was seen (evidence.json), what must follow and where it comes from (expected.json). */
const FOLDER = join(import.meta.dirname, 'cases');
const CASES = readdirSync(FOLDER);

describe.each(CASES)('%s', (name) => {
  const { from, causes, others = [], quotes = '' } = readExpected(join(FOLDER, name));
  const found = diagnose(readEvidence(join(FOLDER, name)));
  const idsOf = (isCause: boolean): string[] =>
    found.filter(({ severity }) => (severity === 'cause') === isCause).map(({ id }) => id);

  test('names its source', () => {
    expect(from.length).toBeGreaterThan(20);
  });

  test('has the expected cause and no other', () => {
    expect({ causes: idsOf(true), others: idsOf(false) }).toEqual({ causes, others });
  });

  test('quotes the line that proves it', () => {
    expect(found[0]?.evidence[0] ?? '').toContain(quotes);
  });
});
