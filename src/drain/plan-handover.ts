export interface HandoverFacts {
  readonly desiredCount: number;
  /** New tasks that fit beside all the old ones. */
  readonly room: number;
  /** New tasks whose workers answer and consume what the old ones consume. */
  readonly provenCount: number;
  /** Running old tasks, in the order in which they are to go. */
  readonly oldTaskArns: readonly string[];
  /** Old tasks that were silenced so far, gone or not. */
  readonly silencedTaskArns: ReadonlySet<string>;
}

/**
 * Which old tasks hand over now. With room for a full second set nobody is silenced before every new task has proved
 * itself; with less, each new task that has proved itself takes over from one old task. Never more than that.
 */
export function planHandover(facts: HandoverFacts): readonly string[] {
  const waiting = facts.oldTaskArns.filter((arn) => !facts.silencedTaskArns.has(arn));
  if (facts.provenCount >= facts.desiredCount) return waiting;
  if (facts.room >= facts.desiredCount) return [];
  return waiting.slice(0, Math.max(0, facts.provenCount - facts.silencedTaskArns.size));
}
