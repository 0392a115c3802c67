import { describe, expect, test } from '@jest/globals';
import { createStory } from '../../../src/create-story.js';
import type { Report } from '../../../src/model/report.js';
import { NOW_MS } from '../../support/builders/world.js';
import { EVENT_CASES } from './event-cases.js';

/** A story whose clock goes on by a second an event; `lines` are those of the log, with their level. */
function aStory() {
  const lines: string[] = [];
  let nowMs = NOW_MS;
  const at = (level: string) => (line: string) => void lines.push(`${level} ${line}`);
  const log = {
    info: at('info'),
    warn: at('warn'),
    debug: at('debug'),
    group: at('group'),
    endGroup: () => void lines.push('endGroup'),
  };
  const story = createStory({ log, clock: { now: () => (nowMs += 1_000) }, mask: (value) => value });
  return { story, lines };
}

describe.each(Object.values(EVENT_CASES).map((one) => [one.event.kind, one] as const))('%s', (_kind, one) => {
  const { event: told, after = [], lines: expected, changes } = one;

  test('reaches the log once, and changes its own members of the report and no other', () => {
    const { story, lines } = aStory();
    for (const each of after) story.tell(each);
    const before = story.report();
    lines.length = 0;
    story.tell(told);
    const report = story.report();
    const changed = (Object.keys(report) as (keyof Report)[]).filter(
      (name) => name !== 'journal' && JSON.stringify(report[name]) !== JSON.stringify(before[name]),
    );
    const own = told.kind === 'run-opened' ? changed.filter((name) => !/AtMs$/.test(name)) : changed;
    expect(new Set(own)).toEqual(new Set(changes));
    expect(lines).toEqual(expected);
  });

  test('is kept for a replay once if it changed something, else not at all', () => {
    const { story } = aStory();
    for (const each of after) story.tell(each);
    const before = story.report().journal.entries.length;
    story.tell(told);
    const { entries } = story.report().journal;
    expect(entries.slice(before).map(({ kind }) => kind)).toEqual(changes.length === 0 ? [] : [told.kind]);
  });
});

describe('a warning', () => {
  test('that is given twice stands once in the log and once in the report', () => {
    const { story, lines } = aStory();
    story.tell({ kind: 'warned', sentence: 'careful' });
    story.tell({ kind: 'warned', sentence: 'careful' });
    expect(lines).toEqual(['warn careful']);
    expect(story.report().warnings).toEqual(['careful']);
  });
});

describe('the latest possible end', () => {
  test('only moves later, and is given again only then', () => {
    const { story, lines } = aStory();
    for (const latestEndAtMs of [NOW_MS + 2, NOW_MS + 1, NOW_MS + 3])
      story.tell({ kind: 'end-bounded', latestEndAtMs, what: 'hand-over' });
    expect(story.report().latestEndAtMs).toBe(NOW_MS + 3);
    expect(lines).toHaveLength(2);
  });
});
