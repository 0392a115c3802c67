import { describe, expect, it } from '@jest/globals';
import { WorldError } from '../../../../src/errors.js';
import type { Inputs } from '../../../../src/model/inputs.js';
import type { WayBackAction } from '../../../../src/model/permission.js';
import { runPhases } from '../../../../src/phases/run-phases.js';
import { changesOf } from '../../../support/fakes/fake-world.js';
import { type Scene, aScene, anOverlap, serviceDeployment } from '../../../support/fakes/scenario.js';

const STOP = 'ecs:StopServiceDeployment';
const PROTECT = 'ecs:UpdateTaskProtection';

interface Asked {
  readonly action: WayBackAction;
  /** Calls that had changed something before. */
  readonly changes: number;
}

/** Answers the questions, and keeps them. */
function deny(scene: Scene, ...denied: readonly WayBackAction[]): readonly Asked[] {
  const asked: Asked[] = [];
  scene.run.world.ecs.fetchIsDenied = ({ action }) => {
    asked.push({ action, changes: changesOf(scene).length });
    return Promise.resolve(denied.includes(action));
  };
  return asked;
}

async function playAuto(inputs: Partial<Inputs>, ...denied: readonly WayBackAction[]) {
  const scene = anOverlap({ drain: 'auto', ...inputs });
  const asked = deny(scene, ...denied);
  return { scene, asked, ending: await runPhases(scene.run) };
}

describe('what the way back needs is asked for before the first change', () => {
  it('overlap: StopServiceDeployment and UpdateTaskProtection, once each', async () => {
    const { asked, ending, scene } = await playAuto({});
    expect(ending.outcome).toBe('succeeded');
    expect(scene.run.drain.mode).toBe('overlap');
    expect(asked).toEqual([
      { action: STOP, changes: 0 },
      { action: PROTECT, changes: 0 },
    ]);
  });

  it('before: StopServiceDeployment alone', async () => {
    const scene = aScene();
    const asked = deny(scene);
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
    expect(asked).toEqual([{ action: STOP, changes: 0 }]);
  });

  it('without a drain nothing: UpdateService goes back', async () => {
    const scene = aScene({ broker: null, drain: 'auto' });
    const asked = deny(scene);
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
    expect(asked).toEqual([]);
  });

  it('a dry run asks nothing, and lists what would be asked', async () => {
    const { asked, scene } = await playAuto({ dryRun: true }, STOP, PROTECT);
    expect(asked).toEqual([]);
    expect(scene.report.plan[0]).toContain(`whether this role may go back: ${STOP}, ${PROTECT}`);
  });

  it('auto takes before where task protection is denied, and no task is protected', async () => {
    const scene = aScene({ drain: 'auto' });
    scene.serviceDeployments = [serviceDeployment];
    deny(scene, PROTECT);
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
    expect(scene.run.drain).toMatchObject({ mode: 'before', why: expect.stringContaining(PROTECT) });
    expect(changesOf(scene).join()).not.toContain('protect');
  });

  it('StopServiceDeployment denied refuses nothing: UpdateService is another way back', async () => {
    const { scene, ending } = await playAuto({}, STOP);
    expect(ending.outcome).toBe('succeeded');
    expect(scene.run.drain.mode).toBe('overlap');
    expect(scene.lines.join('\n')).toContain(`${STOP} seems to be denied`);
  });

  it('an answer that fails counts as allowed', async () => {
    const scene = anOverlap({ drain: 'auto' });
    scene.run.world.ecs.fetchIsDenied = ({ action }) =>
      Promise.reject(new WorldError('invalid', action, 'what is this?'));
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
    expect(scene.run.drain.mode).toBe('overlap');
  });
});

describe('drain: overlap, and task protection seems to be denied', () => {
  it('the old tasks are the proof: a policy with conditions on tags allows them', async () => {
    const scene = anOverlap();
    deny(scene, PROTECT);
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
    expect(scene.lines.join('\n')).toContain(`${PROTECT} was denied for a task that does not exist`);
  });

  it('is refused with everything else that is missing, in one go', async () => {
    const scene = anOverlap();
    scene.serviceDeployments = [];
    deny(scene, PROTECT);
    expect((await runPhases(scene.run)).outcome).toBe('refused');
    expect(scene.report.refusals).toEqual([
      expect.stringContaining('ecs:ListServiceDeployments'),
      expect.stringContaining(PROTECT),
    ]);
    expect(scene.calls).toEqual([]);
  });

  it('is refused when protecting the old tasks is denied: the revision is taken back, and nothing is left', async () => {
    const scene = anOverlap();
    deny(scene, PROTECT);
    const denied = new WorldError('denied', PROTECT, 'AWS denied it.');
    scene.run.world.ecs.protectTasks = () => Promise.reject(denied);
    expect(await runPhases(scene.run)).toMatchObject({ outcome: 'refused', reason: 'Nothing was changed.' });
    expect(changesOf(scene)).toEqual(['register', expect.stringContaining('deregister')]);
    expect(scene.record).toMatchObject({ status: 'closed', protections: [] });
  });
});
