import { expect, test } from '@jest/globals';
import { openLazyPort } from '../../../src/open-lazy-port.js';

interface Counter {
  add(count: number, times: number): Promise<number>;
}

/** A port with state of its own, so that a wrong `this` shows. */
class RealCounter implements Counter {
  #sum = 0;

  add(count: number, times: number): Promise<number> {
    this.#sum += count * times;
    return Promise.resolve(this.#sum);
  }
}

test('nothing is loaded before the first call, and then once', async () => {
  let loads = 0;
  const port = openLazyPort<Counter>(() => {
    loads += 1;
    return Promise.resolve(new RealCounter());
  });
  expect(loads).toBe(0);
  expect(await Promise.all([port.add(2, 3), port.add(1, 1)])).toEqual([6, 7]);
  expect(await port.add(1, 1)).toBe(8);
  expect(loads).toBe(1);
});

test('a call fails with the error of the port, or of loading it', async () => {
  const failing: Counter = { add: () => Promise.reject(new Error('no connection')) };
  await expect(openLazyPort<Counter>(() => Promise.resolve(failing)).add(1, 1)).rejects.toThrow(
    'no connection',
  );
  const missing = openLazyPort<Counter>(() => Promise.reject(new Error('no module')));
  await expect(missing.add(1, 1)).rejects.toThrow('no module');
});

test('a promise may resolve to it without loading it', async () => {
  let loads = 0;
  const port = openLazyPort<Counter>(() => {
    loads += 1;
    return Promise.resolve(new RealCounter());
  });
  expect(await Promise.resolve(port)).toBe(port);
  expect(loads).toBe(0);
});
