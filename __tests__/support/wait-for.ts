/** Bounds of a wait, in milliseconds. */
export interface WaitBounds {
  readonly timeoutMs?: number;
  readonly intervalMs?: number;
}

/**
 * Asks until the answer is neither false, null nor undefined, and returns it.
 * @throws Error that names what was awaited, for how long, and what `describe` returns at the end
 */
export async function waitFor<T>(
  what: string,
  ask: () => T | Promise<T>,
  { timeoutMs = 30_000, intervalMs = 100 }: WaitBounds = {},
  describe?: () => unknown,
): Promise<Exclude<T, false | null | undefined>> {
  const endAtMs = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== false && answer !== null && answer !== undefined) {
      return answer as Exclude<T, false | null | undefined>;
    }
    if (Date.now() > endAtMs) {
      const seen = describe ? `; seen: ${JSON.stringify(await describe())}` : '';
      throw new Error(`waited ${String(timeoutMs)} ms for ${what}, which did not come${seen}`);
    }
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
}
