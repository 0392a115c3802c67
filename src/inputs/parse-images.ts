import type { ImageLine } from '../model/inputs.js';
import { quoteGiven, describeRefusedText, type Parsed } from './parsed.js';
import { splitLines } from './parse-values.js';

/** No image reference contains `=`, so the first one separates the container's name from its image. */
const CONTAINER = /^[A-Za-z0-9_-]{1,255}$/;
const IMAGE = /^[A-Za-z0-9][\w./:@-]{0,511}$/;

/** One bare IMAGE, or lines CONTAINER=IMAGE, no container twice. */
export function parseImages(name: string, given: string): Parsed<readonly ImageLine[]> {
  const accepted = 'one IMAGE, or lines CONTAINER=IMAGE';
  const texts = splitLines(given);
  const wrong = texts.find((text) => parseLine(text) === null);
  if (wrong !== undefined) return describeRefusedText(name, wrong, accepted);
  const lines = texts.flatMap((text) => parseLine(text) ?? []);

  if (lines.length > 1 && lines.some((line) => line.container === null)) {
    return { problem: `${name}: an IMAGE without a container must be the only line; give ${accepted}.` };
  }
  const twice = lines.find(
    (line, at) => lines.findIndex((other) => other.container === line.container) !== at,
  );
  if (twice === undefined) return { value: lines };
  const container = quoteGiven(twice.container ?? '');
  return {
    problem: `${name}: container ${container} is given more than once; give each container one line.`,
  };
}

function parseLine(text: string): ImageLine | null {
  const at = text.indexOf('=');
  const container = at === -1 ? null : text.slice(0, at).trim();
  const image = at === -1 ? text : text.slice(at + 1).trim();
  if (container !== null && !CONTAINER.test(container)) return null;
  return IMAGE.test(image) ? { container, image } : null;
}
