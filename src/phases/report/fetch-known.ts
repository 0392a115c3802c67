import { messageOf, RefusedError, WorldError } from '../../errors.js';
import type { Known } from '../../model/known.js';
import { formatDuration } from '../../wording/format-duration.js';
import type { Run } from '../run.js';

/** Between two attempts of `fetchPatiently`. */
const LOOK_AGAIN_MS = 3_000;

/**
 * What these calls show, or that it isn't known now and why: throttling, 5xx, lost connections and brokers that fail over
 * pass. What can't get better (denied, missing, refused as invalid) is thrown, and so is a cancel. The log gets one line when
 * it is no longer known, and one when it is known again. `scope`: what is read, for people.
 */
export async function fetchKnown<T>(run: Run, scope: string, fetch: () => Promise<T>): Promise<Known<T>> {
  try {
    const value = await fetch();
    endOutage(run, scope);
    return { isKnown: true, value };
  } catch (error) {
    if (!isPassing(run, error)) throw error;
    const why = messageOf(error);
    beginOutage(run, scope, why);
    return { isKnown: false, why };
  }
}

/** The same, repeated until it is known. Throws what was thrown last once `boundMs` are over. */
export async function fetchPatiently<T>(
  run: Run,
  scope: string,
  boundMs: number,
  fetch: () => Promise<T>,
): Promise<T> {
  const { clock } = run.world;
  const untilMs = clock.now() + boundMs;
  for (;;) {
    let thrown: unknown = null;
    const known = await fetchKnown(run, scope, async () => {
      try {
        return await fetch();
      } catch (error) {
        thrown = error;
        throw error;
      }
    });
    if (known.isKnown) return known.value;
    if (clock.now() >= untilMs) throw thrown;
    await clock.sleep(LOOK_AGAIN_MS);
  }
}

/** It may work a moment later. In an undo that includes a broker that refuses the connection for whatever reason. */
export function isPassing({ isUndoing }: Run, error: unknown): boolean {
  if (error instanceof WorldError) return error.kind === 'unreachable' || error.kind === 'other';
  return error instanceof RefusedError && (isUndoing || error.mayPass);
}

function beginOutage({ outages, world }: Run, scope: string, why: string): void {
  if (outages.has(scope)) return;
  outages.set(scope, world.clock.now());
  world.story.tell({ kind: 'noted', sentence: `${scope} is not known now: ${why}`, isWarning: true });
}

function endOutage({ outages, world }: Run, scope: string): void {
  const sinceMs = outages.get(scope);
  if (sinceMs === undefined) return;
  outages.delete(scope);
  const took = formatDuration(world.clock.now() - sinceMs);
  world.story.tell({ kind: 'noted', sentence: `${scope} is known again, after ${took}` });
}
