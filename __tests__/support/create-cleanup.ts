/** Things to stop at the end, whatever happened before: the last started first. */
export interface Cleanup {
  /** Waits for the start and remembers how to stop it. */
  add<T>(started: T | Promise<T>, stop: (thing: T) => Promise<unknown>): Promise<T>;
  run(): Promise<void>;
}

export function createCleanup(): Cleanup {
  const stops: (() => Promise<unknown>)[] = [];
  return {
    add: async (started, stop) => {
      const thing = await started;
      stops.push(() => stop(thing));
      return thing;
    },
    run: async () => {
      for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
    },
  };
}
