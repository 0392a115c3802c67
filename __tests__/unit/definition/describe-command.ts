import type { Program } from '../../../src/definition/classify-program.js';
import { readCommand } from '../../../src/definition/read-command.js';
import { readContainer } from '../../../src/definition/read-container.js';

/**
 * What a command runs, in one line: a kind for each program in order, `?` where only a name tells it, `+beat` (`+redbeat`
 * where the scheduler locks), `:migrate`, `<supervisord`, `&`; then `@sh` where that shell stays PID 1.
 */
export function describeCommand(command: readonly string[], members: object = {}): string {
  const container = readContainer({ name: 'app', image: 'shop:1', command, ...members });
  const { programs, shell } = readCommand(container);
  return `${programs.map(describe).join(' | ')}${shell === null ? '' : ` @${shell.name}`}`;
}

function describe({ kind, toldBy, beat, migration, hiddenBy, isBackground }: Program): string {
  return [
    kind,
    toldBy === 'name' ? '?' : '',
    beat === null ? '' : beat === 'plain' ? '+beat' : '+redbeat',
    migration === null ? '' : `:${migration}`,
    hiddenBy === null ? '' : `<${hiddenBy}`,
    isBackground ? '&' : '',
  ].join('');
}
