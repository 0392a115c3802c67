import { CancelledError, messageOf } from '../../errors.js';
import type { UnreadableSource } from '../../model/evidence.js';

/** What could not be read so far. */
export interface Reading {
  unreadable: readonly UnreadableSource[];
}

/** One source of evidence; null, and a note, where it can't be read. Only a cancel ends the reading. */
export async function readSource<T>(
  reading: Reading,
  source: string,
  read: () => Promise<T>,
): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof CancelledError) throw error;
    const message = messageOf(error);
    reading.unreadable = [...reading.unreadable, { source, error: message }];
    return null;
  }
}
