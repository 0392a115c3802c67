import { stripVTControlCharacters } from 'node:util';

const LONGEST = 2_000;

/**
 * Turns any text into one harmless log line. The runner reads `::name::` at the start of a line and `##[name]` anywhere in
 * it as commands (actions/runner, ActionCommand.cs), which a container's output or a task's stop reason could contain.
 */
export function neutralise(text: string): string {
  const line = stripVTControlCharacters(text)
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    // Other control characters, and those that reverse the reading direction.
    // eslint-disable-next-line no-control-regex -- they are what is to be removed
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replaceAll('##[', '# #[')
    .replace(/^(\s*):(?=:)/, '$1: ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
