import { describe, expect, test } from '@jest/globals';
import { countWorkersOf } from '../../../src/definition/count-server-workers.js';
import { findBeats } from '../../../src/definition/find-beat.js';
import { isStopSignalIgnored } from '../../../src/definition/is-stop-signal-ignored.js';
import { memoryOf } from '../../../src/definition/read-size.js';
import { findKilledStops } from '../../../src/diagnosis/reading/find-killed-stops.js';
import { assessOverlap } from '../../../src/drain/assess-overlap.js';
import type { TaskDefinition } from '../../../src/model/task-definition.js';
import { findServerWorkers } from '../../../src/preflight/read/find-server-workers.js';
import { readScene } from '../../../src/preflight/read/read-scene.js';
import { runPreflight } from '../../../src/preflight/run-preflight.js';
import { KILLED, aCrash } from '../../support/builders/crashed-task.js';
import { anEvidence } from '../../support/builders/evidence.js';
import { aWebService, aWorkerService } from '../../support/builders/preflight-facts.js';
import { aService, anInputs } from '../../support/builders/world.js';

/** A question that lint, drain and diagnosis ask about the same command, each by its own way. */
const define = (command: readonly string[], members: object = {}): TaskDefinition => ({
  family: 'shop',
  containerDefinitions: [{ name: 'worker', image: 'shop:1', command, ...members }],
});

const lints = (command: readonly string[]): string[] =>
  runPreflight(aWorkerService({ container: { command } }), { mode: 'warn', ignore: [] }).findings.map(
    ({ id }) => id,
  );

/** What stands against a hand-over because of a beat. */
const overlapProblems = (command: readonly string[]): readonly string[] =>
  assessOverlap({
    inputs: anInputs({ drain: 'overlap' }),
    service: aService(),
    roster: { workers: [], tasksWithoutWorker: [], otherNodes: [], ownQueues: [], namesakes: [] },
    taskCount: 2,
    definitions: [define(command)],
    canStopDeployments: true,
  });

/** The shell that a diagnosis of a killed stop names. */
const shellOf = (command: readonly string[]): string | null =>
  findKilledStops(anEvidence(aCrash([], { ...KILLED, container: { command } })))[0]?.shell?.name ?? null;

describe('a beat', () => {
  test.each([
    [['celery', '-A', 'shop', 'worker', '-EB'], true],
    [['celery', '-A', 'worker', 'beat'], true],
    [['celery', '-A', 'beat', 'worker'], false],
    [['celery', '-A', 'shop', 'worker', '-Q', 'beat'], false],
    [['python', '-B', '-m', 'celery', '-A', 'shop', 'worker'], false],
  ])('%j: %j for the lint, for the hand-over and for whoever asks', (command, isBeat) => {
    expect(lints(command).includes('beat-runs-twice')).toBe(isBeat);
    expect(overlapProblems(command)).toHaveLength(isBeat ? 1 : 0);
    expect(findBeats(define(command))).toHaveLength(isBeat ? 1 : 0);
  });

  test('RedBeat is a beat that sends nothing twice: no lint, and a hand-over would leave the new one at the lock', () => {
    const command = ['celery', '-A', 'shop', 'beat', '-S', 'redbeat.RedBeatScheduler'];
    expect(findBeats(define(command))).toEqual([{ container: 'worker', isLocking: true, isGuess: false }]);
    expect(lints(command)).not.toContain('beat-runs-twice');
    expect(overlapProblems(command)).toEqual([expect.stringContaining('wait for the lock')]);
  });

  test('one that only a name tells stands against a hand-over, and says so', () => {
    expect(overlapProblems(['/app/celery_beat-ecs.sh'])).toEqual([
      expect.stringContaining('by the name of its script'),
    ]);
  });
});

describe('the shell as PID 1', () => {
  test.each([
    [['bash', '-c', 'celery -A shop worker'], null],
    [['bash', '-c', 'celery -A shop worker | tee log'], 'bash'],
    [['sh', '-c', 'celery -A shop worker'], 'sh'],
    [['sh', '-c', 'cd /a && echo "exec"'], 'sh'],
    [['sh', '-c', 'cd /a && exec celery -A shop worker'], null],
    [['sh', '-c', 'su-exec app celery -A shop worker'], 'sh'],
  ])('%j: %j for the lint, for the plan and for the diagnosis', (command, shell) => {
    expect(lints(command).includes('shell-swallows-sigterm')).toBe(shell !== null);
    expect(isStopSignalIgnored(define(command))).toBe(shell !== null);
    expect(shellOf(command)).toBe(shell);
  });
});

describe('server workers', () => {
  test.each([
    [['hypercorn', '-w', '3', 'shop.asgi:app'], 3],
    [['uvicorn', 'shop:app'], 1],
    [['gunicorn', 'shop.wsgi', '--workers=5'], 5],
    [['gunicorn', 'shop.wsgi', '-c', 'conf.py'], null],
  ])('%j: %j for the lints and for the diagnosis', (command, workers) => {
    const scene = readScene(aWebService({ container: { command } }));
    expect(findServerWorkers(scene).map((server) => server.workers)).toEqual([workers]);
    expect(countWorkersOf({ command })).toBe(workers);
  });
});

test('a soft limit of 256 MiB in a task of 2 GiB leaves the container 2 GiB', () => {
  const command = ['gunicorn', 'shop.wsgi', '-w', '2'];
  const facts = aWebService({ container: { command, memoryReservation: 256 } });
  const definition = { ...facts.definition, memory: '2048' };
  expect(findServerWorkers(readScene({ ...facts, definition }))[0]?.memoryMiB).toBe(2_048);
  const revision = { arn: 'shop:1', status: 'ACTIVE', definition };
  expect(memoryOf(revision, definition.containerDefinitions[0] ?? null)).toBe(2_048);
});
