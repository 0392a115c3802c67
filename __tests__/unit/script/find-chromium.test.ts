import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { findChromium } from '../../../script/screenshots/find-chromium.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chromium-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('a browser on the PATH is taken', () => {
  writeFileSync(join(folder, 'chromium'), '');
  expect(findChromium(['/nowhere', folder].join(delimiter))).toBe(join(folder, 'chromium'));
});

test('without one it is said how to get one', () => {
  expect(() => findChromium(folder)).toThrow('sudo apt-get install chromium');
});
