type Method = (...values: unknown[]) => Promise<unknown>;

/** Every member is a method that returns a promise. */
type Asynchronous<T> = { readonly [K in keyof T]: (...values: never[]) => Promise<unknown> };

/**
 * A port whose module is loaded by its first call, and only once: an SDK takes long to load. A call before that waits for
 * the module; when loading fails, each call fails with the same error.
 */
export function openLazyPort<T extends object & Asynchronous<T>>(load: () => Promise<T>): T {
  let loading: Promise<T> | undefined;
  const forward =
    (name: string): Method =>
    async (...values) => {
      const port: object = await (loading ??= load());
      return Reflect.apply(Reflect.get(port, name) as Method, port, values);
    };
  return new Proxy({} as T, {
    // `await port` asks for `then`: a port is no promise.
    get: (_, name) => (typeof name === 'symbol' || name === 'then' ? undefined : forward(name)),
  });
}
