import * as core from '@actions/core';
import { readFileSync } from 'node:fs';
import type { UndoRecord } from '../../model/undo-record.js';
import type { Log, UndoStore } from '../../ports.js';
import { parseUndoRecord } from './parse-undo-record.js';
import { nameRunnerFile } from './name-runner-file.js';
import { writeAtomically } from './write-atomically.js';

export interface UndoStoreOptions {
  readonly cluster: string;
  readonly service: string;
  readonly log: Pick<Log, 'debug'>;
}

const STATE = 'undo';

/**
 * Keeps the record twice: in a file keyed by cluster and service, for the job's next steps, and in the step's state, for
 * its post step. Synchronous, since the process may be killed right after. Not masked: by its type it holds no secret,
 * and a worker whose node name has stars in it could not be restored.
 */
export function createUndoStore({ cluster, service, log }: UndoStoreOptions): UndoStore {
  const path = nameRunnerFile('undo', cluster, service);
  const parse = (text: string | null, from: string): UndoRecord | null => {
    if (text === null || text === '') return null;
    const record = parseUndoRecord(text, cluster, service);
    if (record === null)
      log.debug(
        `The undo record in ${from} is ignored: it is not one of service ${service} in cluster ${cluster}.`,
      );
    return record;
  };
  return {
    read: () => parse(readFileOrNull(path), path) ?? parse(core.getState(STATE), 'the state of the step'),
    write: (record) => {
      const text = JSON.stringify(record);
      writeAtomically(path, text);
      core.saveState(STATE, text);
    },
  };
}

function readFileOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
