import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** The installed browser. Throws an error that says how to get one. */
export function findChromium(searchPath: string): string {
  const places = searchPath.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = places.find((place) => existsSync(place));
  if (found !== undefined) return found;
  throw new Error(
    'The pictures need Chromium or Chrome, and PATH has neither. On Debian: sudo apt-get install chromium',
  );
}
