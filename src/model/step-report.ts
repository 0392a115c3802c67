/** What the step itself was like: how it was called, and what it called. Plain JSON. */

/** One input of the step, as it was given. */
export interface SettingReport {
  readonly name: string;
  /** null: it may hold a secret, and is not shown. */
  readonly value: string | null;
  readonly isDefault: boolean;
}

/** By operation, such as `ecs:DescribeServices`: how often it was called. */
export type CallCounts = Readonly<Record<string, number>>;
