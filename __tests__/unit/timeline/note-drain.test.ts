import { describe, expect, test } from '@jest/globals';
import type { Timeline } from '../../../src/model/timeline.js';
import { findGaps } from '../../../src/timeline/find-gaps.js';
import type { SurveyedWorker } from '../../../src/timeline/note-consumers.js';
import { noteDrainEnd, noteDrain, type DrainedWorker } from '../../../src/timeline/note-drain.js';
import { noteLook } from '../../../src/timeline/note-look.js';
import { noteRevision } from '../../../src/timeline/note-revision.js';
import { noteSurvey } from '../../../src/timeline/note-survey.js';
import { openTimeline } from '../../../src/timeline/open-timeline.js';
import { aLook, at, laneOf, secondsOf, task } from './make-look.js';

const arnOf = (id: string): string => task(id, 'old').arn;

/** A worker on the task of that letter, silenced after 10 s. */
function drained(id: string, change: Partial<DrainedWorker> = {}): DrainedWorker {
  return {
    node: `w@${id}`,
    taskArn: arnOf(id),
    side: 'old',
    state: 'busy',
    queues: [{ name: 'mail', confirmed: true }],
    firstCommandAtMs: at(10),
    idleAtMs: null,
    active: [{}],
    reserved: [],
    jobsAtStart: 1,
    ...change,
  };
}

function surveyed(id: string, queues: readonly string[] = ['mail'], answers = true): SurveyedWorker {
  return { node: `w@${id}`, taskArn: arnOf(id), answers, queues };
}

type Step = (timeline: Timeline) => Timeline;
const survey =
  (seconds: number, ...workers: SurveyedWorker[]): Step =>
  (timeline) =>
    noteSurvey(timeline, at(seconds), workers);
const drain =
  (seconds: number, ...workers: DrainedWorker[]): Step =>
  (timeline) =>
    noteDrain(timeline, at(seconds), workers);
const look =
  (...given: Parameters<typeof aLook>): Step =>
  (timeline) =>
    noteLook(timeline, aLook(...given));
const run = (...steps: readonly Step[]): Timeline => {
  const empty: Timeline = { ...openTimeline(), settings: { drainTimeoutMs: 600_000 } };
  return steps.reduce((timeline, step) => step(timeline), empty);
};

describe('workers of a drain', () => {
  test('finish their jobs until they are idle, and are idle until their task is stopped', () => {
    const timeline = run(
      drain(12, drained('a')),
      drain(15, drained('a', { state: 'idle', idleAtMs: at(15) })),
      look(40, {
        tasks: [task('a', 'old', { desiredStatus: 'STOPPED', lastStatus: 'STOPPING', stoppingAtMs: at(38) })],
      }),
      drain(42, drained('a', { state: 'gone', idleAtMs: at(15) })),
    );
    expect(secondsOf(timeline, 'a')).toEqual({ 'finish-jobs': [10, 15], idle: [15, 38], stop: [38, null] });
    expect(laneOf(timeline, 'a')).toMatchObject({ side: 'old', nodes: ['w@a'] });
    expect(laneOf(timeline, 'a')?.spans[0]?.setting).toEqual({ name: 'drain-timeout', valueMs: 600_000 });
  });

  test('a worker that held no job is idle from the start, and finishes none', () => {
    const none = { active: [], jobsAtStart: 0 };
    const seen = run(
      drain(12, drained('a', none)),
      drain(15, drained('a', { ...none, state: 'idle', idleAtMs: at(15) })),
    );
    expect(secondsOf(seen, 'a')).toEqual({ idle: [10, null] });
    const gone = drained('a', { ...none, state: 'gone', idleAtMs: at(15) });
    const stop = { desiredStatus: 'STOPPED', lastStatus: 'STOPPING', stoppingAtMs: at(38) };
    const stopped = run(() => seen, look(40, { tasks: [task('a', 'old', stop)] }), drain(42, gone));
    expect(secondsOf(stopped, 'a')).toEqual({ idle: [10, 38], stop: [38, null] });
    const busy = run(() => seen, drain(18, drained('a', { jobsAtStart: 0 })));
    expect(secondsOf(busy, 'a')).toEqual({ 'finish-jobs': [10, null] });
  });

  test('a worker without a command has no lane; a job that becomes due makes an idle one busy again', () => {
    expect(run(drain(12, drained('a', { firstCommandAtMs: null }))).lanes).toEqual([]);
    const idle = drained('a', { state: 'idle', idleAtMs: at(15) });
    const timeline = run(drain(15, idle), drain(18, drained('a')));
    expect(secondsOf(timeline, 'a')).toEqual({ 'finish-jobs': [10, null] });
  });

  test('a worker that is gone has finished when it was first seen gone', () => {
    const gone = drained('a', { state: 'gone' });
    expect(secondsOf(run(drain(12, drained('a')), drain(20, gone), drain(30, gone)), 'a')).toEqual({
      'finish-jobs': [10, 20],
    });
  });

  test('two workers of one task share its lane: both must be idle', () => {
    const other = drained('a', { node: 'x@a', firstCommandAtMs: at(11), state: 'idle', idleAtMs: at(14) });
    const first = drained('a', { state: 'idle', idleAtMs: at(20) });
    expect(secondsOf(run(drain(15, drained('a'), other)), 'a')).toEqual({ 'finish-jobs': [10, null] });
    expect(secondsOf(run(drain(20, first, other)), 'a')).toEqual({
      'finish-jobs': [10, 20],
      idle: [20, null],
    });
  });

  test('a worker that got its queues back is no longer drained', () => {
    const timeline = run(drain(12, drained('a'), drained('b')), (known) =>
      noteDrainEnd(known, at(30), [surveyed('a')]),
    );
    expect(secondsOf(timeline, 'a')).toEqual({ 'finish-jobs': [10, 30] });
    expect(secondsOf(timeline, 'b')).toEqual({ 'finish-jobs': [10, null] });
  });

  test('a worker that is on no task we know has a lane of its own', () => {
    const timeline = run(drain(12, drained('a', { taskArn: null })));
    expect(laneOf(timeline, 'w@a')).toMatchObject({ side: 'old', taskDefinitionArn: null });
  });
});

test('a new task takes until its worker is seen to consume', () => {
  const started = look(40, { tasks: [task('b', 'new', { startedAtMs: at(36) })] });
  const waiting = run(started, survey(41), survey(46, surveyed('b', [])));
  expect(secondsOf(waiting, 'b')).toMatchObject({ 'begin-consuming': [36, null] });
  const consuming = run(started, survey(41), survey(51, surveyed('b')), survey(56, surveyed('b', [])));
  expect(secondsOf(consuming, 'b')).toMatchObject({ 'begin-consuming': [36, 51] });
});

test('the registration of the revision is kept', () => {
  expect(secondsOf(noteRevision(openTimeline(), at(3), at(4)), 'service')).toEqual({
    'register-revision': [3, 4],
  });
});

describe('time without a consumer', () => {
  const say = (timeline: Timeline): readonly string[] =>
    findGaps(timeline, at(100)).map(
      ({ queue, tookMs, lasts }) => `${queue} ${tookMs / 1000} s${lasts ? ', and still' : ''}`,
    );

  test('before: from the look that showed the last one silent to the one that showed a new one', () => {
    const timeline = run(
      survey(1, surveyed('a'), surveyed('b', ['mail', 'video'])),
      drain(10, drained('a'), drained('b', { queues: [{ name: 'mail', confirmed: false }] })),
      drain(12, drained('a'), drained('b')),
      survey(60, surveyed('c', [])),
      survey(84, surveyed('c')),
    );
    expect(say(timeline)).toEqual(['mail 72 s']);
  });

  test('overlap: new ones consume before the old are silenced', () => {
    const timeline = run(
      survey(1, surveyed('a')),
      survey(50, surveyed('a'), surveyed('b')),
      drain(60, drained('a')),
    );
    expect(say(timeline)).toEqual([]);
  });

  test('a silent worker is assumed unchanged: no answer is no proof', () => {
    expect(say(run(survey(1, surveyed('a')), survey(5, surveyed('a', [], false)), survey(9)))).toEqual([]);
  });

  test('a task that no longer runs does not consume; an open gap lasts to the end and is marked', () => {
    const stopped = task('a', 'new', { lastStatus: 'STOPPED', desiredStatus: 'STOPPED' });
    expect(say(run(survey(1, surveyed('a')), look(40, { tasks: [stopped] })))).toEqual([
      'mail 60 s, and still',
    ]);
  });

  test('restored queues have a consumer again; gaps of a queue add up', () => {
    const back: Step = (timeline) => noteDrainEnd(timeline, at(30), [surveyed('a')]);
    const timeline = run(
      survey(1, surveyed('a')),
      drain(20, drained('a')),
      back,
      drain(40, drained('a')),
      survey(45, surveyed('c')),
    );
    expect(say(timeline)).toEqual(['mail 15 s']);
  });
});
