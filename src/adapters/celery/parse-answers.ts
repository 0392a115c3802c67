import { isRecord } from '../../model/is-record.js';
import type { ConsumedQueue, Job, ScheduledJob } from '../../model/worker.js';
import { readRecord } from './parse-reply.js';

/** Answers of workers to questions. Each returns null when the answer isn't what a healthy worker sends. */

/** `active_queues`: names of the queues. */
export function parseQueues(value: unknown): readonly string[] | null {
  return parseList(value, (item) => readText(readRecord(item)['name']));
}

/**
 * `active_queues` of each node, one list for each worker of that name. A node with an answer that can't be parsed is left
 * out.
 */
export function parseConsumption(
  answers: ReadonlyMap<string, readonly unknown[]>,
): Readonly<Record<string, readonly (readonly ConsumedQueue[])[]>> {
  const entries = [...answers].flatMap(([node, values]) => {
    const lists = values.map((value) => parseList(value, parseConsumedQueue)).filter((list) => list !== null);
    return lists.length === values.length ? [[node, lists] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** What kombu tells of a queue: kombu/entity.py, `Queue.as_dict`. */
function parseConsumedQueue(value: unknown): ConsumedQueue | null {
  const { name, exclusive, auto_delete: autoDelete } = readRecord(value);
  const text = readText(name);
  return text === null ? null : { name: text, isTransient: exclusive === true || autoDelete === true };
}

/** `active` and `reserved`: never the arguments. */
export function parseJobs(value: unknown): readonly Job[] | null {
  return parseList(value, parseJob);
}

/** `scheduled`: ETA, countdown and retry jobs in the worker's memory. */
export function parseScheduled(value: unknown): readonly ScheduledJob[] | null {
  return parseList(value, (item) => {
    const { eta, request } = readRecord(item);
    const job = parseJob(request);
    return job && { id: job.id, name: job.name, etaMs: parseEta(eta) };
  });
}

/** `revoked`: ids of jobs that the worker drops when they fall due; it keeps them in `scheduled` until then. */
export function parseRevoked(value: unknown): readonly string[] | null {
  return parseList(value, readText);
}

/**
 * `stats`: the pool as `-P` names it, from `celery.concurrency.prefork:TaskPool`. Celery 5.2 doesn't name it, but each pool
 * shows members of its own (celery/concurrency/*.py, `_get_info`), except gevent.
 */
export function parsePool(value: unknown): string | null {
  const pool = readRecord(readRecord(value)['pool']);
  const module = readText(pool['implementation'])?.split(':')[0]?.split('.').pop();
  if (module !== undefined) return module === 'thread' ? 'threads' : module;
  if ('threads' in pool) return 'threads';
  if ('free-threads' in pool) return 'eventlet';
  if (!('processes' in pool)) return null;
  return 'writes' in pool ? 'prefork' : 'solo';
}

/** `conf`: absent means the default, JSON. Anything that can't be read counts as "not only JSON". */
export function parseJsonOnly(value: unknown): boolean {
  if (!isRecord(value) || 'error' in value) return false;
  const accepted = value['accept_content'];
  if (accepted === undefined) return true;
  return Array.isArray(accepted) && accepted.every((type) => type === 'json' || type === 'application/json');
}

/** The error text of a refused command; null when it was accepted. */
export function parseError(value: unknown): string | null {
  const { error, ok } = readRecord(value);
  if (error !== undefined) return typeof error === 'string' ? error.slice(0, 300) : 'an error';
  return ok === undefined ? 'an answer without ok' : null;
}

function parseJob(value: unknown): Job | null {
  const { id, name, time_start: started, acknowledged } = readRecord(value);
  if (typeof id !== 'string' || typeof name !== 'string') return null;
  const job = { id, name, startedAtMs: parseStart(started) };
  return typeof acknowledged === 'boolean' ? { ...job, acknowledged } : job;
}

/** Seconds of the wall clock (celery/worker/request.py, on_accepted, 5.2 to 5.6); older ones sent a monotonic clock. */
function parseStart(value: unknown): number | null {
  return typeof value === 'number' && value > 1e9 && value < 1e11 ? Math.round(value * 1000) : null;
}

/** ISO 8601 with a time zone; without one the time is unknown. */
function parseEta(value: unknown): number | null {
  if (typeof value !== 'string' || !/(?:Z|[+-]\d\d:?\d\d)$/.test(value)) return null;
  const etaMs = Date.parse(value);
  return Number.isNaN(etaMs) ? null : etaMs;
}

function readText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function parseList<T>(value: unknown, parse: (item: unknown) => T | null): readonly T[] | null {
  if (!Array.isArray(value)) return null;
  const items = value.map(parse).filter((item) => item !== null);
  return items.length === value.length ? items : null;
}
