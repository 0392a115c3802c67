/** Things to stop at the end, whatever happened before: the last started first. */
export interface Cleanup {
  /** Waits for the start and remembers how to stop it. */
  add<T>(started: T | Promise<T>, stop: (thing: T) => unknown): Promise<T>;
  /**
   * Stops all of them, also when one can't be stopped.
   * @throws the first error of a stop
   */
  run(): Promise<void>;
}

export function createCleanup(): Cleanup {
  const stops: (() => unknown)[] = [];
  return {
    add: async (started, stop) => {
      const thing = await started;
      stops.push(() => stop(thing));
      return thing;
    },
    run: async () => {
      const failures: { readonly error: unknown }[] = [];
      for (let stop = stops.pop(); stop; stop = stops.pop()) {
        try {
          await stop();
        } catch (error) {
          failures.push({ error });
        }
      }
      const [first] = failures;
      if (first !== undefined) throw first.error;
    },
  };
}
