import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  buildBody,
  buildHeaders,
  buildRedisEnvelope,
  type Command,
} from '../../../src/adapters/celery/build-envelope.js';

const addressing = { ticket: 'ticket-1', replyTo: { exchange: '', routingKey: 'oid.reply.celery.pidbox' } };

const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((text) => Buffer.byteLength(text) <= 255);
const nodes = fc.array(name, { minLength: 1, maxLength: 4 });
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ method: fc.constant('ping' as const), destination: fc.option(nodes) }),
  fc.record({
    method: fc.constantFrom('cancel_consumer' as const, 'add_consumer' as const),
    queue: name,
    destination: nodes,
  }),
  fc.record({
    method: fc.constantFrom('active_queues', 'active', 'reserved', 'scheduled', 'stats', 'conf' as const),
    destination: nodes,
  }) as fc.Arbitrary<Command>,
);

describe('buildBody', () => {
  it('has every member that a worker needs, of the right type, whatever the command', () => {
    fc.assert(
      fc.property(command, (any) => {
        const body = JSON.parse(buildBody(any, addressing)) as Record<string, unknown>;
        expect(Object.keys(body)).toEqual([
          'method',
          'arguments',
          'destination',
          'pattern',
          'matcher',
          'ticket',
          'reply_to',
        ]);
        expect(body).toMatchObject({
          method: any.method,
          destination: any.destination,
          pattern: null,
          matcher: null,
        });
        expect(body['arguments']).toEqual(
          'queue' in any ? { queue: any.queue } : any.method === 'active' ? { safe: true } : {},
        );
      }),
    );
  });

  it('sends only a ping to everybody', () => {
    expect(JSON.parse(buildBody({ method: 'ping', destination: null }, addressing))).toMatchObject({
      destination: null,
    });
    const toAll = { method: 'cancel_consumer', queue: 'a', destination: null } as unknown as Command;
    expect(() => buildBody(toAll, addressing)).toThrow('cancel_consumer needs the names of its workers');
    expect(() => buildBody({ method: 'active', destination: [] }, addressing)).toThrow(TypeError);
  });

  it.each([[''], [['a', 'b']], [null], [7], ['x'.repeat(256)], ['\ud800']])(
    'refuses %j as the name of a queue, which would kill the worker',
    (queue) => {
      const bad = { method: 'cancel_consumer', queue, destination: ['w@a'] } as unknown as Command;
      expect(() => buildBody(bad, addressing)).toThrow(TypeError);
    },
  );

  it('refuses a destination that Python would search for a substring', () => {
    const bad = { method: 'active', destination: 'w@a' } as unknown as Command;
    expect(() => buildBody(bad, addressing)).toThrow(TypeError);
  });
});

describe('buildRedisEnvelope', () => {
  it('wraps the body in base64 with the properties that a worker must find', () => {
    const body = buildBody({ method: 'ping', destination: null }, addressing);
    const envelope = buildRedisEnvelope(body, {
      exchange: 'celery.pidbox',
      deliveryTag: 'tag-1',
      expiresAtMs: 1500,
    });
    expect(JSON.parse(envelope)).toEqual({
      body: Buffer.from(body).toString('base64'),
      'content-encoding': 'utf-8',
      'content-type': 'application/json',
      headers: { clock: 1, expires: 1.5 },
      properties: {
        delivery_mode: 2,
        delivery_info: { exchange: 'celery.pidbox', routing_key: '' },
        priority: 0,
        body_encoding: 'base64',
        delivery_tag: 'tag-1',
      },
    });
  });

  it('never pushes the clock of the workers', () => {
    expect(buildHeaders(2000)).toEqual({ clock: 1, expires: 2 });
  });
});
