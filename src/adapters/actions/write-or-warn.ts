import { messageOf } from '../../errors.js';
import type { Log } from '../../ports.js';

/**
 * Writes one of the files that a step leaves behind, and returns the result. If it can't be written, the log says so in
 * one line, and the result is null: a full disk changes neither what was deployed nor what is said about it.
 */
export function writeOrWarn<T>(what: string, log: Pick<Log, 'warn'>, write: () => T): T | null {
  try {
    return write();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    log.warn(`${what} could not be written (${code ?? messageOf(error)}).`);
    return null;
  }
}
