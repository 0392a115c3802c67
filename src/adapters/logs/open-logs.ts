import { CancelledError } from '../../errors.js';
import type { LogLine } from '../../model/evidence.js';
import type { LogsPort, LogStream } from '../../ports.js';
import type { LogsOptions } from './logs-options.js';
import { CloudWatchLogsClient, GetLogEventsCommand } from './sdk.js';
import { toAwsError } from '../../to-aws-error.js';

/** Bounds of one attempt. By default the SDK waits forever for an answer. */
const REQUEST_BOUNDS = { connectionTimeout: 3_000, requestTimeout: 8_000, throwOnRequestTimeout: true };
/** A page may be empty although there are more lines before it (API reference, GetLogEvents). */
const PAGES_AT_MOST = 5;
const ACTION = 'logs:GetLogEvents';

/** One client per region: a container may log to another region than the one it runs in. */
export function openLogs({ region, signal, onCall }: LogsOptions): LogsPort {
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
        return await readBackwards(client, stream, limit, { signal, onCall });
      } catch (error) {
        if (signal?.aborted) throw new CancelledError(`Cancelled during ${ACTION}.`, { cause: error });
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
  { signal, onCall }: { readonly [K in 'signal' | 'onCall']: LogsOptions[K] | undefined },
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
    const answer = await client.send(command, signal ? { abortSignal: signal } : {});
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
