import { PHASES, type Phase } from '../model/inputs.js';
import { describeRefusedText, type Parsed } from './parsed.js';

/**
 * Any subset of the phases, separated by commas or spaces, in the order in which they run. An empty text is refused and
 * does not stand for the default: an expression that gives '' to switch phases off does not mean all of them.
 */
export function parsePhases(name: string, given: string): Parsed<readonly Phase[]> {
  const accepted = `one or more of ${PHASES.join(', ')}, each once`;
  const words = given
    .split(/[\s,]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (words.length === 0) {
    return { problem: `${name}: it is empty; give ${accepted}, or remove the input to run all of them.` };
  }
  const wrong = words.find((word, at) => !isPhase(word) || words.indexOf(word) !== at);
  if (wrong !== undefined) return describeRefusedText(name, wrong, accepted);
  return { value: PHASES.filter((phase) => words.includes(phase)) };
}

function isPhase(word: string): word is Phase {
  return (PHASES as readonly string[]).includes(word);
}
