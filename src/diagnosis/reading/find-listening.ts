import type { Evidence } from '../../model/evidence.js';
import { findInLogs } from './find-in-logs.js';

export type Listening = {
  readonly taskArn: string;
  readonly container: string;
  readonly atMs: number;
  readonly host: string;
  readonly port: number;
  readonly line: string;
};

/**
 * gunicorn "Listening at: http://0.0.0.0:8000 (1)", uvicorn and hypercorn "running on http://…", Flask "Running on http://…",
 * daphne "Listening on TCP address 127.0.0.1:8000", Django's runserver "development server at http://…".
 */
const LISTENING =
  /(?:Listening at: |running on |Listening on TCP address |development server at )(?:https?:\/\/)?(\[[^\]]+\]|[^\s:/[]+):(\d+)/i;

/** Where servers say that they listen; for Flask, which names several addresses, `0.0.0.0` is one of them. */
export function findListening(
  evidence: Pick<Evidence, 'logs'>,
  container: string | null = null,
): Listening[] {
  return findInLogs(evidence, LISTENING)
    .filter((match) => container === null || match.container === container)
    .map(({ groups: [host = '', port = ''], taskArn, container: name, atMs, line }) => ({
      ...{ taskArn, container: name, atMs, line },
      ...{ host, port: Number(port) },
    }));
}

export function isLoopback({ host }: Listening): boolean {
  return /^(?:127\.|localhost$|\[::1\]$)/.test(host);
}

export function isEverywhere({ host }: Listening): boolean {
  return host === '0.0.0.0' || host === '[::]';
}
