import * as core from '@actions/core';
import type { Log } from '../../ports.js';
import type { Masker } from './create-masker.js';
import { neutralise } from './neutralise.js';

/** The step's log. A warning is a plain line: annotations are few (10 per step) and kept for the end. */
export function createLog(masker: Masker): Log {
  let open = false;
  const clean = (line: string): string => neutralise(masker.mask(line));
  const print = (line: string): void => {
    core.info(clean(line));
  };
  const endGroup = (): void => {
    if (open) core.endGroup();
    open = false;
  };
  return {
    info: print,
    warn: (line) => {
      print(`Warning: ${line}`);
    },
    debug: (line) => {
      core.debug(clean(line));
    },
    // The runner does not support nested groups.
    group: (title) => {
      endGroup();
      core.startGroup(clean(title));
      open = true;
    },
    endGroup,
  };
}
