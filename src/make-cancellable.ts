import { CancelledError } from './errors.js';

/**
 * The same port, but once the signal has fired no call begins, and a call in progress is abandoned: its caller gets a
 * CancelledError at once. What such a call may still change is in the undo record.
 */
export function makeCancellable<T extends object>(port: T, signal: AbortSignal): T {
  return new Proxy(port, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      return (...values: unknown[]): unknown => {
        if (signal.aborted) throw new CancelledError('The job was cancelled.');
        const result: unknown = Reflect.apply(member, target, values);
        return result instanceof Promise ? raceSignal(result, signal) : result;
      };
    },
  });
}

function raceSignal(call: Promise<unknown>, signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const cancel = (): void => {
      reject(new CancelledError('The job was cancelled.'));
    };
    signal.addEventListener('abort', cancel, { once: true });
    call.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', cancel);
    });
  });
}
