import { callWithin } from '../../call-within.js';
import { CancelledError, WorldError } from '../../errors.js';
import type { LogLine } from '../../model/evidence.js';
import type { LogsPort, LogStream } from '../../ports.js';
import type { LogsOptions } from './logs-options.js';
import { CloudWatchLogsClient, GetLogEventsCommand } from './sdk.js';
import { toAwsError } from '../../to-aws-error.js';

/** Bounds of one attempt, until the headers come. By default the SDK waits forever for an answer. */
const REQUEST_BOUNDS = { connectionTimeout: 3_000, requestTimeout: 8_000, throwOnRequestTimeout: true };
/** Of reading all pages, the answers' bodies included. */
const LIMIT_MS = 20_000;
/** A page may be empty although there are more lines before it (API reference, GetLogEvents). */
const PAGES_AT_MOST = 5;
const ACTION = 'logs:GetLogEvents';

/** One client per region: a container may log to another region than the one it runs in. */
export function openLogs({ region, signal, onCall, limitMs = LIMIT_MS }: LogsOptions): LogsPort {
  const clients = new Map<string, CloudWatchLogsClient>();
  const clientOf = (wanted: string): CloudWatchLogsClient => {
    const client = clients.get(wanted) ?? createClient(wanted);
    clients.set(wanted, client);
    return client;
  };
  return {
    async fetchLastLines(stream, limit) {
      const client = clientOf(stream.region ?? region ?? '');
      try {
        return await callWithin({ action: ACTION, limitMs, signal }, (options) =>
          readBackwards(client, stream, limit, { ...options, onCall }),
        );
      } catch (error) {
        if (error instanceof WorldError || error instanceof CancelledError) throw error;
        throw toAwsError(error, ACTION);
      }
    },
  };
}

function createClient(region: string): CloudWatchLogsClient {
  return new CloudWatchLogsClient({
    requestHandler: REQUEST_BOUNDS,
    maxAttempts: 2,
    ...(region === '' ? {} : { region }),
  });
}

async function readBackwards(
  client: CloudWatchLogsClient,
  { group, stream, sinceMs }: LogStream,
  limit: number,
  {
    abortSignal,
    onCall,
  }: { readonly abortSignal: AbortSignal; readonly onCall: LogsOptions['onCall'] | undefined },
): Promise<readonly LogLine[]> {
  let lines: LogLine[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < PAGES_AT_MOST && lines.length < limit; page += 1) {
    const command = new GetLogEventsCommand({
      logGroupName: group,
      logStreamName: stream,
      startTime: sinceMs,
      limit: limit - lines.length,
      startFromHead: false,
      ...(nextToken === undefined ? {} : { nextToken }),
    });
    onCall?.(ACTION);
    const answer = await client.send(command, { abortSignal });
    const found = answer.events ?? [];
    lines = [
      ...found.map(({ timestamp, message }) => ({ atMs: timestamp ?? 0, message: message ?? '' })),
      ...lines,
    ];
    // The same token again: this is the beginning of the stream.
    if (answer.nextBackwardToken === undefined || answer.nextBackwardToken === nextToken) break;
    nextToken = answer.nextBackwardToken;
  }
  return lines.sort((a, b) => a.atMs - b.atMs);
}
