export interface HandoverFacts {
  readonly desiredCount: number;
  /** New tasks that fit beside all the old ones. */
  readonly room: number;
  /** New tasks whose workers answer and consume what the old ones consume. */
  readonly provenCount: number;
  /** Running old tasks, in the order in which they should stop. */
  readonly oldTaskArns: readonly string[];
  /** Old tasks that have been silenced, gone or not. */
  readonly silencedTaskArns: ReadonlySet<string>;
}

/**
 * Which old tasks hand over now. With room for a full second set, no task is silenced before every new task is proven;
 * with less room, each proven new task takes over from one old task. Never more than that.
 */
export function planHandover(facts: HandoverFacts): readonly string[] {
  const waiting = facts.oldTaskArns.filter((arn) => !facts.silencedTaskArns.has(arn));
  if (facts.provenCount >= facts.desiredCount) return waiting;
  if (facts.room >= facts.desiredCount) return [];
  return waiting.slice(0, Math.max(0, facts.provenCount - facts.silencedTaskArns.size));
}
