import type { World } from '../../ports.js';
import { describeWait, type Wait } from '../../wording/describe-wait.js';
import { formatDuration } from '../../wording/format-duration.js';

const HEARTBEAT_MS = 30_000;

/** How far something is, in a line. */
export interface Stand {
  /** What counts: `2 of 3 new tasks healthy, 1 old task draining`. */
  readonly line: string;
  /** What it hangs on; comes after the time. */
  readonly more?: string;
  /** Who serves meanwhile; said with every heartbeat. */
  readonly serving?: string;
}

/**
 * A line printer for loops: a line with the time when it differs from the last one, and every 30 s all the same, with a bar
 * of the time that is used up, what is likely to be left, and who serves meanwhile. Plain characters, no colour.
 */
export function createProgress(world: Pick<World, 'clock' | 'log'>): (stand: Stand, wait: Wait) => void {
  let last: { said: string; atMs: number } | null = null;
  return ({ line, more, serving = '' }, wait) => {
    const nowMs = world.clock.now();
    const said = JSON.stringify([line, more]);
    const isNews = last?.said !== said;
    if (!isNews && nowMs - (last?.atMs ?? nowMs) < HEARTBEAT_MS) return;
    last = { said, atMs: nowMs };
    const words = compose(line, more, nowMs - wait.startedAtMs);
    world.log.info(isNews ? words : `still: ${words}`);
    if (!isNews) world.log.info(`${describeWait(wait, nowMs)}.${serving === '' ? '' : ` ${serving}`}`);
  };
}

/** `LINE, 40 s; MORE` */
function compose(line: string, more: string | undefined, passedMs: number): string {
  const [first, rest] = [line, more ?? ''].map((words) => words.replace(/\.$/, ''));
  const time = passedMs < 1_000 ? '' : `, ${formatDuration(passedMs)}`;
  return `${first ?? ''}${time}${rest === '' ? '' : `; ${rest ?? ''}`}`;
}
