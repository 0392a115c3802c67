import { WorldError } from '../../errors.js';

/** Repeats a question once, on a new connection, when the connection is lost. */
export async function repeatOnLoss<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof WorldError) || error.kind !== 'unreachable') throw error;
    return ask();
  }
}
