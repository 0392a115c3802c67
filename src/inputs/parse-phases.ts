import { PHASES, type Phase } from '../model/inputs.js';
import { refuseText, type Parsed } from './parsed.js';

/**
 * Any subset of the phases, parted by commas or line ends, in the order in which they run. An empty text is refused and
 * is not the default: who switches phases off by an expression that gives '' does not want all of them.
 */
export function parsePhases(name: string, given: string): Parsed<readonly Phase[]> {
  const accepted = `some of ${PHASES.join(', ')}, each once`;
  const words = given
    .split(/[\s,]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (words.length === 0) {
    return { problem: `${name}: it is empty; give ${accepted}, or leave the input out for all of them.` };
  }
  const wrong = words.find((word, at) => !isPhase(word) || words.indexOf(word) !== at);
  if (wrong !== undefined) return refuseText(name, wrong, accepted);
  return { value: PHASES.filter((phase) => words.includes(phase)) };
}

function isPhase(word: string): word is Phase {
  return (PHASES as readonly string[]).includes(word);
}
