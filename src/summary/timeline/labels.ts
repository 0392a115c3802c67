import type { SpanKind } from '../../model/timeline.js';

/** What a bar is called: short, for a phone. None of them may begin like a keyword of Mermaid's Gantt. */
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
  'become-healthy': 'until healthy',
  'begin-consuming': 'until it consumes',
  'finish-jobs': 'finishing jobs',
  idle: 'idle',
  deregister: 'draining',
  stop: 'stopping',
  'clean-up': 'clean-up',
};
