import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRandom } from '../../../src/definition/is-random.js';
import { findTextSecrets, maskText } from '../../../src/definition/mask-text.js';
import { redactCommand } from '../../../src/definition/redact-command.js';

function readCorpus(name: string): readonly string[] {
  return readFileSync(join(import.meta.dirname, 'secrets', `${name}.txt`), 'utf8')
    .replaceAll('¬', '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

const HIDDEN = readCorpus('hidden');
const OPEN = readCorpus('open');
const MARKED = /«([^»]*)»/g;

describe('a secret is hidden, and the text around it stays', () => {
  test.each(HIDDEN)('%s', (line) => {
    const text = line.replaceAll(/[«»]/g, '');
    expect(maskText(text, [])).toBe(line.replaceAll(MARKED, '***'));
    expect(findTextSecrets(text)).toEqual([...line.matchAll(MARKED)].map(([, secret]) => secret));
  });
});

test.each(OPEN)('no secret: %s', (line) => {
  expect(maskText(line, [])).toBe(line);
  expect(findTextSecrets(line)).toEqual([]);
});

test('what is hidden once stays as it is', () => {
  for (const line of HIDDEN) {
    const once = maskText(line.replaceAll(/[«»]/g, ''), []);
    expect(maskText(once, [])).toBe(once);
  }
});

test.each([
  ...[
    '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
    '5f0c2a9b-e1d8-4c7f-9a3b-6d2e8f1c4a70',
    'celery-high-priority-queue-number-2',
  ],
  ...['CeleryWorkerHighPriorityQueue2', '2026-11-25T12-16-01-web-worker', 'uploads/2026/11/photo-number-17'],
  ...['web-3f51e4f0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6', 'DJANGO_SETTINGS_MODULE_VERSION_2'],
])('%s is a name or an id, and a command shows it', (word) => {
  expect(isRandom(word)).toBe(false);
  expect(redactCommand(['app', word])).toBe(`app ${word}`);
});

test.each([
  'aZ3kQ9xLm2Vb7Rt5Yc8Wd4Nf6',
  'q8Zt/4Lw+Kx2Hd9Rj5Vn/b7Pm3Yc6Tf1Gs0Xk2E',
  'k3j4h5k2j3h4g5f6d7s8a9q1w2',
])('%s looks drawn by chance, and a command does not show it', (word) => {
  expect(isRandom(word)).toBe(true);
  expect(redactCommand(['app', word])).toBe('app ***');
});
