import { describeWait, type Wait } from '../../wording/describe-wait.js';
import { formatDuration } from '../../wording/format-duration.js';
import type { Run } from '../run.js';

const HEARTBEAT_MS = 30_000;

/** How far something is, in a line. */
export interface Stand {
  /** What counts: `2 of 3 new tasks healthy, 1 old task draining`. */
  readonly line: string;
  /** What it is waiting for; comes after the time. */
  readonly more?: string;
}

/**
 * A line printer for loops: a line with the time when it differs from the last one, and every 30 s anyway, with a bar of the
 * time that is used up and what is likely to be left. Plain characters, no colour.
 */
export function createProgress({ world }: Run): (stand: Stand, wait: Wait) => void {
  let last: { text: string; atMs: number } | null = null;
  return ({ line, more }, wait) => {
    const nowMs = world.clock.now();
    const text = JSON.stringify([line, more]);
    const isNews = last?.text !== text;
    if (!isNews && nowMs - (last?.atMs ?? nowMs) < HEARTBEAT_MS) return;
    last = { text, atMs: nowMs };
    const sentence = compose(line, more, nowMs - wait.startedAtMs);
    world.story.tell({ kind: 'progressed', sentence, heartbeat: isNews ? null : describeWait(wait, nowMs) });
  };
}

/** `LINE, 40 s; MORE` */
function compose(line: string, more: string | undefined, passedMs: number): string {
  const [first, rest] = [line, more ?? ''].map((words) => words.replace(/\.$/, ''));
  const time = passedMs < 1_000 ? '' : `, ${formatDuration(passedMs)}`;
  return `${first ?? ''}${time}${rest === '' ? '' : `; ${rest ?? ''}`}`;
}
