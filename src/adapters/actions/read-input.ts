import * as core from '@actions/core';

/** One input as the runner gives it (INPUT_NAME), trimmed; '' where it isn't set. */
export function readInput(name: string): string {
  return core.getInput(name);
}
