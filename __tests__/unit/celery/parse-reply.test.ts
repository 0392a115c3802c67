import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseLenientJson } from '../../../src/adapters/celery/parse-lenient-json.js';
import { parseRedisReply, parseReply } from '../../../src/adapters/celery/parse-reply.js';

describe('parseLenientJson', () => {
  it('reads the tokens that Python adds to JSON as null, outside of strings only', () => {
    const text = '{"a": NaN, "b": [-Infinity, Infinity, 1], "NaN": "say \\"NaN\\", Infinity", "c": "\\\\"}';
    expect(parseLenientJson(text)).toEqual({
      a: null,
      b: [null, null, 1],
      NaN: 'say "NaN", Infinity',
      c: '\\',
    });
  });

  it('reads all plain JSON as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseLenientJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('never quotes what it cannot read', () => {
    expect(() => parseLenientJson('{"args": "secret"')).toThrow(new SyntaxError('not JSON'));
  });
});

describe('parseReply', () => {
  it('returns the node and its answer', () => {
    const body = Buffer.from('{"w1@h": {"ok": "pong"}}');
    expect(parseReply('t', 'application/json', body)).toMatchObject({ node: 'w1@h', value: { ok: 'pong' } });
  });

  it.each([
    ['application/x-python-serialize', '{"w1@h": 1}'],
    ['application/json', '[]'],
    ['application/json', '{"a": 1, "b": 2}'],
    ['application/json', '{"a": 1'],
  ])('of %s %s is an answer that cannot be read', (contentType, body) => {
    expect(parseReply('t', contentType, Buffer.from(body))).toEqual({
      ticket: 't',
      node: null,
      value: null,
      contentType,
    });
  });
});

describe('parseRedisReply', () => {
  const body = Buffer.from('{"caf\\u00e9@h": {"ok": "pong"}}').toString('base64');
  const message = {
    body,
    'content-encoding': 'utf-8',
    'content-type': 'application/json',
    headers: { ticket: 't', clock: 3 },
    properties: { body_encoding: 'base64' },
  };

  it('unwraps the message of a worker', () => {
    expect(parseRedisReply(JSON.stringify(message))).toMatchObject({ ticket: 't', node: 'café@h' });
  });

  it('ignores anything else in the list', () => {
    for (const text of ['', '{}', 'null', '[]', 'garbage', JSON.stringify({ ...message, headers: {} })]) {
      expect(parseRedisReply(text)).toBeNull();
    }
  });
});
