import { existsSync, readFileSync } from 'node:fs';

/** One line of the shop's journal (examples/shop/shop/journal.py). */
export interface JournalLine {
  readonly event: 'start' | 'end';
  readonly job: string;
  readonly name: string;
  readonly node: string;
  readonly pid: number;
  readonly revision: string;
  readonly at: number;
}

/** What the journal has about one job. */
export interface JobStory {
  readonly job: string;
  readonly starts: readonly JournalLine[];
  readonly ends: readonly JournalLine[];
}

export function readJournal(path: string): JournalLine[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as JournalLine);
}

export function tellStories(lines: readonly JournalLine[]): Map<string, JobStory> {
  const stories = new Map<string, JobStory>();
  for (const line of lines) {
    const story = stories.get(line.job) ?? { job: line.job, starts: [], ends: [] };
    stories.set(line.job, {
      ...story,
      starts: line.event === 'start' ? [...story.starts, line] : story.starts,
      ends: line.event === 'end' ? [...story.ends, line] : story.ends,
    });
  }
  return stories;
}

/** Jobs of the list that started and have not ended: running, or cut. */
export function findUnfinished(path: string, jobs?: readonly string[]): JobStory[] {
  const wanted = jobs && new Set(jobs);
  return [...tellStories(readJournal(path)).values()].filter(
    (story) => story.ends.length < story.starts.length && (wanted?.has(story.job) ?? true),
  );
}

/** Jobs of the list that ended at least once. */
export function findFinished(path: string, jobs: readonly string[]): string[] {
  const stories = tellStories(readJournal(path));
  return jobs.filter((job) => (stories.get(job)?.ends.length ?? 0) > 0);
}

/** Jobs that started on a worker that no longer runs, and never ended there. */
export function findCut(path: string, livingNodes: readonly string[], jobs?: readonly string[]): JobStory[] {
  return findUnfinished(path, jobs).filter((story) =>
    story.starts.some(
      (start) => !livingNodes.includes(start.node) && !story.ends.some((end) => end.node === start.node),
    ),
  );
}

/** @throws Error naming every job of the list that did not start and end exactly once, in the same process */
export function assertEachExactlyOnce(path: string, jobs: readonly string[]): void {
  const stories = tellStories(readJournal(path));
  const wrong = jobs.flatMap((job) => {
    const story = stories.get(job) ?? { job, starts: [], ends: [] };
    const [start, end] = [story.starts[0], story.ends[0]];
    const once = story.starts.length === 1 && story.ends.length === 1;
    if (once && start?.node === end?.node && start?.pid === end?.pid) return [];
    return [`${job}: started ${show(story.starts)}, ended ${show(story.ends)}`];
  });
  if (wrong.length > 0) throw new Error(`not exactly once:\n${wrong.join('\n')}`);
}

function show(lines: readonly JournalLine[]): string {
  return lines.length === 0 ? 'never' : lines.map((line) => `on ${line.node}`).join(' and ');
}
