import type { SpanKind, TimelineSettings } from '../model/timeline.js';
import { formatDuration } from '../wording/format-duration.js';
import type { SlowestPart } from './find-slowest.js';
import { isOfFailingChecks } from './govern.js';

/** Less than that isn't worth a word. */
const WORTH_MS = 5_000;

/** The slowest part in one sentence, with the setting that governs it; '' where nothing took long. */
export function describeSlowest(
  slowest: SlowestPart | null,
  totalMs: number,
  settings: TimelineSettings,
): string {
  if (slowest === null || slowest.tookMs < WORTH_MS) return '';
  const share = `${formatDuration(slowest.tookMs)} of ${formatDuration(totalMs)}`;
  return `${share} were ${describePart(slowest)}${describeTimes(slowest, settings)}${describeSetting(slowest)}.`;
}

const PARTS: Readonly<Record<SpanKind, string>> = {
  'register-revision': 'the registration of the new revision',
  rollout: 'the rollout',
  bake: 'the bake time of the deployment',
  paused: 'a lifecycle hook that held the deployment',
  'stable-for': 'watching on after the rollout had completed',
  provision: 'spent on finding places for tasks',
  pull: 'image pulls',
  start: 'spent on starting containers',
  'register-target': 'spent on registering targets with the load balancer',
  'become-healthy': 'health checks, until new tasks counted as healthy',
  'begin-consuming': 'the start of the new workers, until they consumed',
  'finish-jobs': 'jobs finishing on silenced workers',
  idle: 'idle',
  deregister: "the target group's deregistration delay",
  stop: 'tasks stopping, from the stop signal to the last exit',
  'clean-up': 'the clean-up of stopped tasks',
};

function describePart({ kind, side, setting }: SlowestPart): string {
  if (kind === 'finish-jobs' && side !== null) return `jobs finishing on the ${side} workers`;
  if (kind === 'become-healthy' && setting?.name === 'no health check')
    return 'waiting until ECS counted new tasks as healthy, since nothing checks them';
  if (isOfFailingChecks(setting)) return 'health checks that new tasks did not pass';
  return PARTS[kind];
}

function describeTimes({ times, kind }: SlowestPart, { maximumPercent }: TimelineSettings): string {
  if (times < 2) return '';
  const isOfTasks = kind !== 'bake' && kind !== 'paused';
  const why =
    isOfTasks && maximumPercent !== undefined && maximumPercent < 200
      ? `; maximumPercent ${maximumPercent} makes it go in waves`
      : '';
  return `, ${times} times one after the other${why}`;
}

function describeSetting({ kind, setting }: SlowestPart): string {
  if (setting === null) return HINTS[kind] ?? '';
  const { name, valueMs } = setting;
  if (name === 'no health check')
    return ` (40 s from RUNNING on; a container health check with a short interval is quicker)`;
  const isBound = kind === 'finish-jobs';
  const value = valueMs === null ? '' : `: ${formatDuration(valueMs)}`;
  return isBound ? ` (bounded by \`${name}\`${value})` : ` (\`${name}\`${value})`;
}

/** What governs it where no single setting does. */
const HINTS: Readonly<Partial<Record<SpanKind, string>>> = {
  pull: ' (the size of the image governs it, and how near its registry is)',
  provision: ' (capacity governs it, and the network interface of each task)',
  start: ' (the order of the containers, `dependsOn`, governs it, and their images)',
  'begin-consuming': ' (the start-up of the application governs it)',
  paused: ' (whoever answers the hook governs it)',
  bake: ' (`bakeTimeInMinutes`, or the bake time of the alarms)',
};
