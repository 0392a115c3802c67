import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { neutralise } from '../../../src/adapters/actions/neutralise.js';

describe('neutralise leaves no command for the runner', () => {
  test.each([
    ['::set-output name=outcome::succeeded', ': :set-output name=outcome::succeeded'],
    ['  \u00a0::error::boo', '  \u00a0: :error::boo'],
    ['\u001b[31m::error::red', ': :error::red'],
    ['\u0085::error::boo', ': :error::boo'],
    ['fine ##[error]boo ##[debug]', 'fine # #[error]boo # #[debug]'],
    ['one\r\n::add-mask::x\ntwo', 'one ::add-mask::x two'],
    ['a\u2028::error::b', 'a ::error::b'],
    [':::error::x', ': ::error::x'],
  ])('%j', (text, line) => {
    expect(neutralise(text)).toBe(line);
  });

  test('whatever the text, one line without a command', () => {
    const pieces = fc.constantFrom(
      '::',
      ':',
      '##[',
      '#',
      '[',
      '\r',
      '\n',
      '\u001b[',
      '\u0085',
      ' ',
      '\t',
      '\0',
      'error',
      '\u2028',
    );
    const texts = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' }))).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const line = neutralise(text);
        return (
          !/^[\s\u0085]*::/.test(line) && !line.includes('##[') && !/[\r\n\u0085\u2028\u2029]/.test(line)
        );
      }),
      { numRuns: 2_000 },
    );
  });
});

test('an ARN keeps its two colons', () => {
  const arn = 'arn:aws:iam::123456789012:role/ci';
  expect(neutralise(arn)).toBe(arn);
});

test('a long line is cut', () => {
  expect(neutralise('x'.repeat(10_000))).toHaveLength(2_001);
});
