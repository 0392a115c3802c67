import { maskDefinition } from '../../diagnosis/evidence/mask-definition.js';
import type { StampedEvent } from '../../model/run-event.js';

/** Secrets that a task definition holds in plain text: they may turn up in what its containers wrote. */
export function findEventSecrets(event: StampedEvent): readonly string[] {
  if (event.kind !== 'evidence-collected') return [];
  const { taskDefinition, previousTaskDefinition } = event.evidence;
  return [taskDefinition, previousTaskDefinition].flatMap((revision) => maskDefinition(revision).secrets);
}
