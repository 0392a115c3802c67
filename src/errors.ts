/** Few error classes, by what the reader must do next. */

/** Found before the first change: fix the inputs or the environment and run again. Nothing was changed. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly problems: readonly string[];
  /** A server that restarts looks the same: worth another attempt. */
  readonly mayPass: boolean;
  constructor(problems: readonly string[], options: { cause?: unknown; mayPass?: boolean } = {}) {
    const { mayPass = false, ...rest } = options;
    super(problems.join('\n'), rest);
    this.problems = problems;
    this.mayPass = mayPass;
  }
}

/** The job was cancelled: stop at once; the post step undoes what was done. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
}

/**
 * A call to AWS, the broker or the file system failed. `denied`: a permission is missing; `unreachable`: no connection, or
 * no answer in time; `invalid`: the request was refused; `missing`: what was asked for does not exist.
 */
export class WorldError extends Error {
  override readonly name = 'WorldError';
  readonly kind: 'denied' | 'unreachable' | 'invalid' | 'missing' | 'other';
  /** The call that failed, such as `ecs:UpdateService` or `broker`. */
  readonly call: string;
  constructor(kind: WorldError['kind'], call: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.kind = kind;
    this.call = call;
  }
}

/** The text of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
