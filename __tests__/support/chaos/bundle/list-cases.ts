import type { Outcome } from '../../../../src/model/report.js';
import type { WorkerDefinition } from '../../shop/shop-definition.js';
import type { StepName } from './steps.js';
import { TROUBLES, type TroubleName } from './troubles.js';

/** A deploy of a service of two workers with two running jobs, and how it ends without any trouble. */
export interface BundleScene {
  readonly drain: 'before' | 'overlap';
  readonly outcome: Outcome;
  readonly jobS: number;
  readonly inputs: Readonly<Record<string, string>>;
  readonly changes: Partial<WorkerDefinition>;
  readonly steps: readonly StepName[];
}

/** Protections expire in simulated minutes, which pass thirty times as fast. */
const LONG_PROTECTION = { 'drain-timeout': '25m' };
const FAILING = { command: ['sh', '-c', 'exit 1'] };

export const BUNDLE_SCENES = {
  'before, good': {
    ...{ drain: 'before', outcome: 'succeeded', jobS: 8, inputs: {}, changes: {} },
    steps: ['look', 'register', 'silence', 'drain poll', 'update', 'rollout poll', 'proof'],
  },
  'before, the new revision fails': {
    ...{ drain: 'before', outcome: 'rolled-back', jobS: 6, inputs: {}, changes: FAILING },
    steps: ['update', 'rollout poll', 'rollback', 'restore'],
  },
  'before, drain-timeout': {
    ...{ drain: 'before', outcome: 'timed-out', jobS: 30, changes: {} },
    inputs: { 'drain-timeout': '8s' },
    steps: ['silence', 'drain poll', 'restore'],
  },
  'overlap, good': {
    ...{ drain: 'overlap', outcome: 'succeeded', jobS: 16, inputs: LONG_PROTECTION, changes: {} },
    steps: ['look', 'protect', 'update', 'rollout poll', 'proof', 'late silence', 'release'],
  },
  'overlap, the new revision fails': {
    ...{ drain: 'overlap', outcome: 'rolled-back', jobS: 10, inputs: LONG_PROTECTION, changes: FAILING },
    steps: ['protect', 'rollout poll', 'rollback'],
  },
} as const satisfies Readonly<Record<string, BundleScene>>;

export type SceneName = keyof typeof BUNDLE_SCENES;

export interface ChaosCase {
  readonly scene: SceneName;
  /** null: the run without any trouble. */
  readonly hit: { readonly step: StepName; readonly trouble: TroubleName } | null;
}

/** Every scene once without trouble, then every trouble at each of its steps. */
export function listCases(): readonly ChaosCase[] {
  const scenes = Object.keys(BUNDLE_SCENES) as SceneName[];
  return scenes.flatMap((scene) => [
    { scene, hit: null },
    ...BUNDLE_SCENES[scene].steps.flatMap((step) =>
      (Object.keys(TROUBLES) as TroubleName[]).map((trouble) => ({ scene, hit: { step, trouble } })),
    ),
  ]);
}

export function nameCase({ scene, hit }: ChaosCase): string {
  return hit === null ? `${scene}: no trouble` : `${scene}, ${hit.step}: ${hit.trouble}`;
}
