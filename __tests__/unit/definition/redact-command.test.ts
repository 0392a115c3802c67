import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { redactCommand } from '../../../src/definition/redact-command.js';

describe('redactCommand', () => {
  test('an arithmetic expansion is one word with blanks, and ends', () => {
    const check = 'test $(( $(date +%s) - $(stat -c %Y /dev/shm/heartbeat) )) -lt 60';
    expect(redactCommand(['CMD-SHELL', check])).toBe(`CMD-SHELL '${check}'`);
  });

  test.each([
    ['at the top', ['app', '--password', 'geheim-4711']],
    ['in a script', ['sh', '-c', 'app --password geheim-4711 && exec celery worker']],
    ['in a script in a script', ['sh', '-c', `bash -c "app --password 'geheim-4711 b'"`]],
    ['assigned', ['sh', '-c', 'API_TOKEN=geheim-4711 exec app']],
    ['in a URL', ['sh', '-c', 'app $(( 1 + 2 )) redis://user:geheim-4711@host/0']],
    ['in an expansion', ['sh', '-c', 'app $(( $(app --token=geheim-4711) ))']],
  ])('a secret is hidden %s', (_case, words) => {
    expect(redactCommand(words)).not.toContain('geheim');
  });

  test('ends on any words', () => {
    const piece = fc.constantFrom(
      '$((',
      '))',
      '$(',
      ')',
      '"',
      "'",
      ' ',
      'sh -c',
      '`',
      '{',
      '\\',
      '\n',
      'a',
      '--password',
      ';',
    );
    const word = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 5 }), (words) => {
        expect(typeof redactCommand(words)).toBe('string');
      }),
    );
  });
});
