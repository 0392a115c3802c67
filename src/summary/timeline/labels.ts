import type { SpanKind } from '../../model/timeline.js';

/** The labels of the bars, short for a phone. None may start with a keyword of Mermaid's Gantt syntax. */
export const LABELS: Readonly<Record<SpanKind, string>> = {
  'register-revision': 'revision registered',
  rollout: 'rollout',
  bake: 'bake time',
  paused: 'held by a hook',
  'stable-for': 'stable-for',
  provision: 'placing',
  pull: 'image pull',
  start: 'starting',
  'register-target': 'registering',
  'become-healthy': 'becoming healthy',
  'begin-consuming': 'until consuming',
  'finish-jobs': 'running jobs',
  idle: 'idle',
  deregister: 'draining',
  stop: 'stopping',
  'clean-up': 'clean-up',
};
