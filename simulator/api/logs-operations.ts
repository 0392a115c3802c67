import type { LogStream, LogStreams } from '../shell/log-streams.js';
import { buildArn } from '../core/identifiers.js';
import type { JsonObject } from '../core/json.js';
import { ApiError } from './api-error.js';
import { compact, readFlag, readNumber, readText, readTexts, type Call, type Operation } from './call.js';

function requireGroup(call: Call): string {
  const identifier = readText(call.input, 'logGroupName') ?? readText(call.input, 'logGroupIdentifier') ?? '';
  const group = identifier.includes(':log-group:') ? (identifier.split(':log-group:')[1] ?? '') : identifier;
  return group.replace(/:\*$/, '');
}

const GROUP_OPERATIONS: Readonly<Record<string, Operation>> = {
  CreateLogGroup: (call) => {
    const group = requireGroup(call);
    if (call.world.logGroups[group] !== undefined) {
      throw new ApiError('ResourceAlreadyExistsException', 'The specified log group already exists');
    }
    call.world.logGroups[group] = { createdAtMs: call.nowMs };
    return {};
  },
  DescribeLogGroups: ({ world, input }) => {
    const prefix = readText(input, 'logGroupNamePrefix') ?? '';
    return {
      logGroups: Object.entries(world.logGroups)
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, { createdAtMs }]) => ({
          logGroupName: name,
          creationTime: Math.round(createdAtMs),
          arn: buildArn(world, 'logs', `log-group:${name}:*`),
        })),
    };
  },
};

/** CloudWatch Logs, as far as it is needed to read container output. A group exists once it is created or written to. */
export function createLogsOperations(logs: LogStreams): Readonly<Record<string, Operation>> {
  const requireKnown = (call: Call, group: string): void => {
    if (call.world.logGroups[group] !== undefined || logs.list(group).length > 0) return;
    throw new ApiError('ResourceNotFoundException', 'The specified log group does not exist.');
  };
  return {
    ...GROUP_OPERATIONS,
    DescribeLogStreams: (call) => {
      const group = requireGroup(call);
      requireKnown(call, group);
      const prefix = readText(call.input, 'logStreamNamePrefix') ?? '';
      return {
        logStreams: logs
          .list(group)
          .filter(({ name }) => name.startsWith(prefix))
          .map((stream) => renderStream(call, stream)),
      };
    },
    GetLogEvents: (call) => {
      const group = requireGroup(call);
      requireKnown(call, group);
      const stream = logs.find(group, readText(call.input, 'logStreamName') ?? '');
      if (stream === undefined) {
        throw new ApiError('ResourceNotFoundException', 'The specified log stream does not exist.');
      }
      return getEvents(call.input, stream);
    },
    FilterLogEvents: (call) => {
      const group = requireGroup(call);
      requireKnown(call, group);
      return filterEvents(call.input, logs.list(group));
    },
  };
}

/** Pages by position: `f/<n>` reads on from line n, `b/<n>` reads what is before it. */
function getEvents(input: JsonObject, stream: LogStream): JsonObject {
  const lines = selectByTime(input, stream);
  const limit = readNumber(input, 'limit') ?? 10_000;
  const token = readText(input, 'nextToken');
  const position = token === null ? null : Number(token.slice(2));
  let from = readFlag(input, 'startFromHead') === true ? 0 : Math.max(0, lines.length - limit);
  let to = Math.min(lines.length, from + limit);
  if (position !== null && token?.startsWith('f/') === true) {
    from = position;
    to = Math.min(lines.length, from + limit);
  } else if (position !== null) {
    to = position;
    from = Math.max(0, to - limit);
  }
  return {
    events: lines.slice(from, to).map(({ atMs, message }) => ({
      timestamp: atMs,
      message,
      ingestionTime: atMs,
    })),
    nextForwardToken: `f/${to}`,
    nextBackwardToken: `b/${from}`,
  };
}

function selectByTime(input: JsonObject, stream: LogStream): LogStream['lines'] {
  const startMs = readNumber(input, 'startTime') ?? 0;
  const endMs = readNumber(input, 'endTime') ?? Number.POSITIVE_INFINITY;
  return stream.lines.filter(({ atMs }) => atMs >= startMs && atMs <= endMs);
}

function filterEvents(input: JsonObject, streams: readonly LogStream[]): JsonObject {
  const names = readTexts(input, 'logStreamNames');
  const prefix = readText(input, 'logStreamNamePrefix') ?? '';
  const pattern = (readText(input, 'filterPattern') ?? '').replaceAll('"', '');
  const limit = readNumber(input, 'limit') ?? 10_000;
  const found = streams
    .filter(({ name }) => (names.length === 0 || names.includes(name)) && name.startsWith(prefix))
    .flatMap((stream) => selectByTime(input, stream).map((line) => ({ ...line, stream: stream.name })))
    .filter(({ message }) => message.includes(pattern))
    .toSorted((a, b) => a.sequence - b.sequence);
  const from = Number(readText(input, 'nextToken') ?? '0');
  return compact({
    events: found.slice(from, from + limit).map(({ atMs, message, sequence, stream }) => ({
      logStreamName: stream,
      timestamp: atMs,
      message,
      ingestionTime: atMs,
      eventId: String(sequence),
    })),
    searchedLogStreams: [],
    nextToken: from + limit < found.length ? String(from + limit) : null,
  });
}

function renderStream({ world }: Call, stream: LogStream): JsonObject {
  return compact({
    logStreamName: stream.name,
    creationTime: stream.createdAtMs,
    firstEventTimestamp: stream.lines[0]?.atMs,
    lastEventTimestamp: stream.lines.at(-1)?.atMs,
    lastIngestionTime: stream.lines.at(-1)?.atMs,
    arn: buildArn(world, 'logs', `log-group:${stream.group}:log-stream:${stream.name}`),
    storedBytes: 0,
  });
}
