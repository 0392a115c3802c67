import { describe, expect, test } from '@jest/globals';
import { runPhases } from '../../../../src/phases/run-phases.js';
import { renderSummary } from '../../../../src/summary/render-summary.js';
import type { Scene } from '../../../support/fakes/scenario.js';
import { aScene, anOverlap } from '../../../support/fakes/scenario.js';

/** The kinds of spans on these tasks' lanes, and whether all are over. */
function kindsOf({ report }: Scene, tasks: Scene['old']): readonly (readonly string[])[] {
  const lanes = report.timeline?.lanes ?? [];
  return tasks.map(({ arn }) => {
    const lane = lanes.find(({ id }) => arn.endsWith(id));
    return (lane?.spans ?? []).map(({ kind, toMs }) => (toMs === null ? `${kind}…` : kind));
  });
}

const gapsOf = ({ report }: Scene): readonly number[] =>
  (report.timeline?.queues ?? []).map(({ gaps }) => gaps.length);

describe('what a run keeps of when things happened', () => {
  test('before: jobs finishing, then idle; one time without a consumer, which is over', async () => {
    const scene = aScene();
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
    expect(kindsOf(scene, scene.old)).toEqual([
      ['finish-jobs', 'idle…'],
      ['finish-jobs', 'idle…'],
    ]);
    expect(gapsOf(scene)).toEqual([1]);
    expect(scene.report.timeline?.queues[0]?.gaps[0]?.toMs).not.toBeNull();
  });

  test('overlap: no time without a consumer', async () => {
    const scene = anOverlap();
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
    expect(gapsOf(scene)).toEqual([0]);
    expect(kindsOf(scene, scene.old).map(([first]) => first)).toEqual(['finish-jobs', 'finish-jobs']);
  });

  test('a drain that runs out of time: the queues were without a consumer until they were given back', async () => {
    const scene = aScene({ drainTimeoutMs: 10_000 });
    expect((await runPhases(scene.run)).outcome).toBe('timed-out');
    expect(gapsOf(scene)).toEqual([1]);
    expect(scene.report.timeline?.queues[0]?.gaps[0]?.toMs).not.toBeNull();
    expect(kindsOf(scene, scene.old)).toEqual([['finish-jobs'], ['finish-jobs']]);
  });

  test('registration, rollout and the settings that matter are kept, and it stands on the page', async () => {
    const scene = aScene({ stableForMs: 20_000 });
    await runPhases(scene.run);
    const { timeline } = scene.report;
    const service = timeline?.lanes.find(({ id }) => id === 'service');
    expect(service?.spans.map(({ kind }) => kind)).toContain('register-revision');
    expect(timeline?.settings).toMatchObject({
      drainTimeoutMs: 600_000,
      stableForMs: 20_000,
      maximumPercent: 200,
    });
    expect(timeline?.settings).not.toHaveProperty('deregistrationDelayMs');
    expect(renderSummary({ ...scene.report, outcome: 'succeeded' })).toContain('```mermaid\n%%{init');
  });

  test('a dry run and a refusal have none to show', async () => {
    const scene = aScene({ dryRun: true });
    expect((await runPhases(scene.run)).outcome).toBe('planned');
    expect(scene.report.timeline?.lanes).toEqual([]);
  });
});
