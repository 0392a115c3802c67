import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const CORE = new URL('../../../simulator/core/', import.meta.url);
const IMPURE =
  /Date\.now|new Date\(|Math\.random|setTimeout|process\.|console\.|async |await |from '(?!\.\/)/;

test('the core has no clock, no chance, no input and output, and imports nothing from outside', () => {
  const files = readdirSync(CORE);
  expect(files.length).toBeGreaterThan(20);
  const guilty = files.filter((name) => IMPURE.test(readFileSync(new URL(name, CORE), 'utf8')));
  expect(guilty).toEqual([]);
});
