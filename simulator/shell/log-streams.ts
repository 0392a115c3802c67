import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

export interface LogLine {
  /** Real epoch milliseconds. */
  atMs: number;
  message: string;
  sequence: number;
}

export interface LogStream {
  group: string;
  name: string;
  createdAtMs: number;
  lines: LogLine[];
}

const LINES_KEPT = 5000;

/** Container output, bounded per stream. */
export interface LogStreams {
  open(group: string, name: string): LogStream;
  append(stream: LogStream, message: string): void;
  find(group: string, name: string): LogStream | undefined;
  list(group: string): LogStream[];
}

export function createLogStreams(): LogStreams {
  const streams = new Map<string, LogStream>();
  let sequence = 0;
  const keyOf = (group: string, name: string): string => `${group}\n${name}`;
  return {
    open: (group, name) => {
      const known = streams.get(keyOf(group, name));
      if (known !== undefined) return known;
      const stream = { group, name, createdAtMs: Date.now(), lines: [] };
      streams.set(keyOf(group, name), stream);
      return stream;
    },
    append: (stream, message) => {
      sequence += 1;
      stream.lines.push({ atMs: Date.now(), message, sequence });
      if (stream.lines.length > LINES_KEPT) stream.lines.splice(0, stream.lines.length - LINES_KEPT);
    },
    find: (group, name) => streams.get(keyOf(group, name)),
    list: (group) => [...streams.values()].filter((stream) => stream.group === group),
  };
}

/** Also writes a container's output to a file of its own. */
export function appendToFile(directory: string, taskId: string, container: string, line: string): void {
  try {
    appendFileSync(join(directory, `${taskId}-${container}.log`), `${line}\n`);
  } catch {
    // The directory may be gone while the last lines arrive.
  }
}
