import { drawUuid } from './identifiers.js';
import type { ServiceRecord } from './service-record.js';
import type { World } from './world.js';

const EVENTS_KEPT = 100;
const REPEAT_AFTER_MS = 6 * 60 * 60 * 1000;

/** Adds a service event, newest first. Events of one pass are a millisecond apart, as in real logs. */
export function announce(world: World, service: ServiceRecord, message: string, nowMs: number): void {
  const newest = service.events[0]?.createdAtMs ?? 0;
  const createdAtMs = newest >= nowMs ? newest + 1 : nowMs;
  service.events.unshift({ id: drawUuid(world), createdAtMs, message });
  service.events.length = Math.min(service.events.length, EVENTS_KEPT);
}

/** Announces a lasting problem once, and again only after it was settled or 6 hours have passed. */
export function announceOnce(
  world: World,
  service: ServiceRecord,
  key: string,
  message: string,
  nowMs: number,
): void {
  const announcedAtMs = service.standing[key];
  if (announcedAtMs !== undefined && nowMs - announcedAtMs < REPEAT_AFTER_MS) return;
  service.standing[key] = nowMs;
  announce(world, service, message, nowMs);
}

export function settle(service: ServiceRecord, key: string): void {
  Reflect.deleteProperty(service.standing, key);
}
