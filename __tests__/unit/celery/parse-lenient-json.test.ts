import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseLenientJson } from '../../../src/adapters/celery/parse-lenient-json.js';

describe('parseLenientJson', () => {
  test('bare NaN and infinities become null, those in strings stay', () => {
    const text = '{"a": NaN, "b": [-Infinity, Infinity], "c": "NaN \\" Infinity \\\\", "d": 1}';
    expect(parseLenientJson(text)).toEqual({ a: null, b: [null, null], c: 'NaN " Infinity \\', d: 1 });
  });

  test('plain JSON is read as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(parseLenientJson(text)).toEqual(JSON.parse(text));
        expect(parseLenientJson(`[NaN,${text}]`)).toEqual([null, JSON.parse(text)]);
      }),
    );
  });

  test.each(['{', '"', 'job-secret', '["\\'])('what is no JSON is an error without the text: %s', (text) => {
    expect(() => parseLenientJson(text)).toThrow(/^not JSON$/);
  });

  // Each of these took time by the square of its length with some way of reading: 160 kB took 4.6 s. Ten megabytes of it
  // would not end within the test's bound.
  test.each(['"', '\\"', '"\\', 'NaN"', '\\\\', '-Infinity', '"a\\'])(
    'reads ten megabytes of %s',
    (piece) => {
      const text = `[${piece.repeat(10_000_000 / piece.length)}`;
      expect(() => parseLenientJson(text)).toThrow('not JSON');
    },
  );

  test('reads one string of ten megabytes of escapes', () => {
    expect(parseLenientJson(`[NaN,"${'\\\\'.repeat(5_000_000)}"]`)).toHaveLength(2);
  });
});
