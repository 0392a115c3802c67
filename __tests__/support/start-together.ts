/** Starts all of them at once, to save time; each test then awaits its own. */
export function startTogether<Name extends string, T>(
  runs: Readonly<Record<Name, () => Promise<T>>>,
): Readonly<Record<Name, Promise<T>>> {
  const names = Object.keys(runs) as Name[];
  const started = names.map((name) => {
    const run = runs[name]();
    // The test that awaits it reports a failure; unhandled, it would end the process.
    run.catch(() => undefined);
    return [name, run] as const;
  });
  return Object.fromEntries(started) as Record<Name, Promise<T>>;
}
