import type { Evidence } from '../../model/evidence.js';
import type { FailingProbe } from './find-failing-probes.js';
import { findInLogs } from './find-in-logs.js';
import type { LogMatch } from './find-in-logs.js';

/** One health check as the application's own access log shows it. */
export type ProbeHit = Pick<LogMatch, 'taskArn' | 'container' | 'line'> & {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** Asked by the container itself, as its own health check does; false also where the line doesn't say by whom. */
  readonly isOwn: boolean;
};

/** The request in the access lines of gunicorn, uvicorn, hypercorn, daphne, Flask and nginx. */
const REQUEST = /"(GET|HEAD) (\S+?)(?: (?:HTTP\/)?[\d.]+)?" (\d{3})\b/;

/** The client, with or without its port, stands at the beginning of the access lines of all of them. */
const LOOPBACK = /^(?:INFO:\s+)?(?:127\.[\d.]+|\[?::1\]?|\[?::ffff:127\.[\d.]+\]?)(?::\d+)? - /;

const AGENT = /ELB-HealthChecker/i;

/**
 * Access lines of the load balancer's checks: those with its user agent, and, since uvicorn logs no user agent, those that
 * ask for just the path that is checked and don't come from the container itself.
 */
export function findProbeHits(evidence: Evidence, path: string | null): ProbeHit[] {
  return findAccessLines(evidence).filter((hit) => AGENT.test(hit.line) || (hit.path === path && !hit.isOwn));
}

/** All requests that the access log shows, from any client. */
export function findAccessLines(evidence: Evidence): ProbeHit[] {
  return findInLogs(evidence, REQUEST).map(({ taskArn, container, line, groups }) => {
    const [method = '', path = '', status = ''] = groups;
    return { taskArn, container, line, method, path, status: Number(status), isOwn: LOOPBACK.test(line) };
  });
}

/** What was asked and what came back, in the log's words where it shows it: `asked GET /swagger, the app answered 301`. */
export function describeAnswer(evidence: Evidence, { path, code, lines }: FailingProbe): Answer {
  const hit = findProbeHits(evidence, path).findLast(({ status }) => status === code) ?? null;
  const asked = hit?.path ?? path;
  const request = asked === null ? 'its health check' : `${hit?.method ?? 'GET'} ${asked}`;
  const sentence = `the load balancer asked ${request}, the app answered ${code ?? 'nothing'}`;
  return { sentence, path: asked, lines: hit === null ? lines : [hit.line, ...lines] };
}

export interface Answer {
  /** No capital and no full stop: it is a part of a sentence. */
  readonly sentence: string;
  readonly path: string | null;
  readonly lines: readonly string[];
}
