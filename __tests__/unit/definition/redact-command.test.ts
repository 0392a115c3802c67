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
    ['as the password of redis-cli', ['CMD-SHELL', 'redis-cli -h cache -a geheim-4711 ping || exit 1']],
    ['as the password of mysqladmin', ['CMD', 'mysqladmin', 'ping', '-pgeheim-4711']],
    ['as the user of curl', ['CMD', '/usr/bin/curl', '-f', '-u', 'shop:geheim-4711', 'http://localhost/']],
    ['in an expansion', ['sh', '-c', 'app $(( $(app --token=geheim-4711) ))']],
  ])('a secret is hidden %s', (_case, words) => {
    expect(redactCommand(words)).not.toContain('geheim');
  });

  test.each([
    [['ls', '-a', 'folder']],
    [['pytest', '-pno:cacheprovider']],
    [['curl', '-f', 'http://localhost:8000/healthz']],
    [['celery', '-A', 'shop', 'worker', '-Q', 'password-reset,api-key-rotation']],
    [['app', 'arn:aws:ecs:eu-west-1:123456789012:task/prod/0f1e2d3c4b5a69788796a5b4c3d2e1f0']],
  ])('%j is shown as it is', (words) => {
    expect(redactCommand(words)).toBe(words.join(' '));
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
