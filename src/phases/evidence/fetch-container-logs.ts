import { cleanLogLines } from '../../diagnosis/evidence/clean-log-lines.js';
import { findLogStreams } from '../../diagnosis/evidence/find-log-streams.js';
import type { ContainerLog } from '../../model/evidence.js';
import type { TaskDefinitionRevision } from '../../model/task-definition.js';
import type { Task } from '../../model/task.js';
import type { World } from '../../ports.js';
import { readSource, type Reading } from './read-source.js';

const LINES_A_CONTAINER = 200;

/**
 * The last lines of the first of these tasks that wrote anything, one log per container. A source that is denied or does not
 * answer is not asked for the other tasks too.
 */
export async function fetchContainerLogs(
  world: Pick<World, 'logs'>,
  revision: TaskDefinitionRevision,
  tasks: readonly Task[],
  reading: Reading,
): Promise<readonly ContainerLog[]> {
  for (const [index, task] of tasks.entries()) {
    const { streams, elsewhere } = findLogStreams(revision, task);
    if (index === 0) noteElsewhere(reading, elsewhere);
    const before = reading.unreadable.length;
    const logs = await Promise.all(
      streams.map(async ({ region, ...stream }) => {
        const from = { group: stream.group, stream: stream.stream, region, sinceMs: task.createdAtMs };
        const source = `logs:GetLogEvents ${stream.group} ${stream.stream}`;
        const lines = await readSource(reading, source, () =>
          world.logs.fetchLastLines(from, LINES_A_CONTAINER),
        );
        return { ...stream, lines: cleanLogLines(lines ?? []) };
      }),
    );
    const found = logs.filter(({ lines }) => lines.length > 0);
    if (found.length > 0 || reading.unreadable.length > before) return found;
  }
  return [];
}

function noteElsewhere(reading: Reading, containers: readonly string[]): void {
  const notes = containers.map((name) => ({
    source: `the log of container ${name}`,
    error: 'It does not log to CloudWatch Logs by the awslogs driver.',
  }));
  reading.unreadable = [...reading.unreadable, ...notes];
}
