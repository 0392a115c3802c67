/**
 * A job that a worker held at the last look at it, before its task ended.
 *
 * `lost`: it was acknowledged and cut. `returned`: it was not acknowledged, so the broker hands it out again. `either`: it
 * was cut, and the worker did not say whether it was acknowledged. `unseen`: the worker may have finished it.
 */
export interface EndedJob {
  readonly id: string;
  readonly name: string;
  readonly node: string;
  /** null: the worker's task is not known. */
  readonly taskArn: string | null;
  readonly fate: 'lost' | 'returned' | 'either' | 'unseen';
  /** Why the task ended, with its exit code. */
  readonly stop: string;
}
