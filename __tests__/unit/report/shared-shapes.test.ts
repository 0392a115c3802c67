import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NO_SHAPES, packValue, unpackValue } from '../../../src/report/journal/shared-shapes.js';

function packAll(values: readonly unknown[]): readonly unknown[] {
  let shapes = NO_SHAPES;
  return values.map((value) => {
    const one = packValue(value, shapes);
    ({ shapes } = one);
    return one.packed;
  });
}

function unpackAll(values: readonly unknown[]): readonly unknown[] {
  let shapes = NO_SHAPES;
  return values.map((packed) => {
    const one = unpackValue(packed, shapes);
    ({ shapes } = one);
    return one.value;
  });
}

test('what is like the one before it is kept as what differs', () => {
  const tasks = ['a', 'b', 'c'].map((arn) => ({
    arn,
    state: 'RUNNING',
    containers: [{ name: 'web', id: arn }],
  }));
  expect(packAll([tasks])).toEqual([
    [
      { arn: 'a', state: 'RUNNING', containers: [{ name: 'web', id: 'a' }] },
      { '~like': 1, arn: 'b', containers: [{ '~like': 0, id: 'b' }] },
      { '~like': 1, arn: 'c', containers: [{ '~like': 0, id: 'c' }] },
    ],
  ]);
});

test('what two objects have in common is not one and the same thing', () => {
  const task = { arn: 'a', containers: [{ name: 'web' }] };
  const [one, other] = unpackAll(packAll([task, { ...task, arn: 'b' }])) as [typeof task, typeof task];
  expect(other.containers).toEqual(one.containers);
  expect(other.containers).not.toBe(one.containers);
  expect(other.containers[0]).not.toBe(one.containers[0]);
});

test('whatever it is, it comes back as it was', () => {
  const names = fc.constantFrom('a', 'b', '1', '~like', '~members', 'undefined', 'constructor');
  const values = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(null, 1, 'x', true),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(names, tie('value'), { maxKeys: 3, noNullPrototype: true }),
    ),
  })).value;
  fc.assert(
    fc.property(fc.array(values, { maxLength: 6 }), (some) => {
      const kept = JSON.parse(JSON.stringify(packAll(some))) as unknown[];
      expect(unpackAll(kept)).toEqual(some);
    }),
    { numRuns: 500 },
  );
});
