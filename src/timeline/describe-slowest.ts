import type { SpanKind, TimelineSettings } from '../model/timeline.js';
import { formatDuration } from '../wording/format-duration.js';
import type { SlowestPart } from './find-slowest.js';
import { isOfFailingChecks } from './find-setting.js';

/** Shorter parts are not worth mentioning. */
const WORTH_MS = 5_000;

/** The slowest part in one sentence, with the setting that determines it; '' if nothing took long. */
export function describeSlowest(
  slowest: SlowestPart | null,
  totalMs: number,
  settings: TimelineSettings,
): string {
  if (slowest === null || slowest.tookMs < WORTH_MS) return '';
  const share = `took ${formatDuration(slowest.tookMs)} of ${formatDuration(totalMs)}`;
  return `${describePart(slowest)} ${share}${describeTimes(slowest, settings)}${describeSetting(slowest)}.`;
}

const PARTS: Readonly<Record<SpanKind, string>> = {
  'register-revision': 'Registering the new revision',
  rollout: 'The rollout',
  bake: 'The bake time of the deployment',
  paused: 'A lifecycle hook that paused the deployment',
  'stable-for': 'Watching the completed rollout',
  provision: 'Placing tasks',
  pull: 'Image pulls',
  start: 'Starting containers',
  'register-target': 'Registering targets with the load balancer',
  'become-healthy': 'Health checks of new tasks',
  'begin-consuming': 'Starting the new workers, until they consumed,',
  'finish-jobs': 'Waiting for jobs on silenced workers',
  idle: 'Idle time',
  deregister: "The target group's deregistration delay",
  stop: 'Stopping tasks, from the stop signal to the last exit,',
  'clean-up': 'Cleaning up stopped tasks',
};

function describePart({ kind, side, setting }: SlowestPart): string {
  if (kind === 'finish-jobs' && side !== null) return `Waiting for jobs on the ${side} workers`;
  if (kind === 'become-healthy' && setting?.name === 'no health check')
    return 'Waiting for ECS to count new tasks as healthy, without a health check,';
  if (isOfFailingChecks(setting)) return 'Health checks that new tasks did not pass';
  return PARTS[kind];
}

function describeTimes({ times, kind }: SlowestPart, { maximumPercent }: TimelineSettings): string {
  if (times < 2) return '';
  const isOfTasks = kind !== 'bake' && kind !== 'paused';
  const why =
    isOfTasks && maximumPercent !== undefined && maximumPercent < 200
      ? `, because maximumPercent ${maximumPercent} allows only part of the tasks at a time`
      : '';
  return ` (${times} in a row${why})`;
}

function describeSetting({ kind, setting }: SlowestPart): string {
  if (setting === null) return HINTS[kind] ?? '';
  const { name, valueMs } = setting;
  if (name === 'no health check')
    return `: ECS waits 40 s after RUNNING; a container health check with a short interval is faster`;
  const isBound = kind === 'finish-jobs';
  const value = valueMs === null ? '' : ` (${formatDuration(valueMs)})`;
  return `; ${isBound ? 'limited' : 'set'} by \`${name}\`${value}`;
}

/** What it depends on, if no single setting determines it. */
const HINTS: Readonly<Partial<Record<SpanKind, string>>> = {
  pull: '; a smaller image or a registry in the same region would shorten it',
  provision: '; it depends on capacity and on attaching network interfaces',
  start: '; it depends on the order of the containers (`dependsOn`) and on their images',
  'begin-consuming': '; it depends on how fast the application starts',
  paused: '; it ends when the hook is answered',
  bake: '; see `bakeTimeInMinutes` and the bake time of the alarms',
};
