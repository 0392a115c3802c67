/** Strings are matched first, so that a token inside one stays. */
const STRING_OR_TOKEN = /"(?:[^"\\]|\\.)*"|-?Infinity|NaN/g;

/**
 * Python's JSON has bare NaN, Infinity and -Infinity (`conf` with defaults and job arguments show them); they become
 * null. Throws a SyntaxError without any of the text, which may contain job arguments.
 */
export function parseLenientJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not plain JSON: see below.
  }
  const plain = text.replace(STRING_OR_TOKEN, (match) => (match.startsWith('"') ? match : 'null'));
  try {
    return JSON.parse(plain);
  } catch {
    throw new SyntaxError('not JSON');
  }
}
