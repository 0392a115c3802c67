const LENGTH_AT_LEAST = 24;

/** Ids and digests: UUIDs, commits, task ids, the digest of an image. Everybody may know them. */
const HEX = /(?<![A-Za-z0-9])[0-9a-f]{4,64}(?![A-Za-z0-9])/gi;

/** `Celery|Worker|2` changes twice, `x|7|Kq|9|Zr` four times. */
const PIECE = /[A-Z]?[a-z]+|[A-Z]+|\d+/g;

/** Of 24 random letters and digits about 10 differ in kind from the one before; in words and names it is every tenth. */
const CHANGES_AT_LEAST = 0.25;

/** Whether a word is long and looks drawn by chance: a token or a key, and no name, path, id or digest. */
export function isRandom(word: string): boolean {
  if (!/^[\w+/=-]+$/.test(word)) return false;
  const rest = word.replaceAll(HEX, '');
  if (rest.length < LENGTH_AT_LEAST || !/\d/.test(rest)) return false;
  // Pieces apart by a sign are words: `2026-11-25-web`.
  const changes = rest
    .split(/[^A-Za-z0-9]+/)
    .reduce((sum, part) => sum + Math.max(0, (part.match(PIECE) ?? []).length - 1), 0);
  return changes >= rest.length * CHANGES_AT_LEAST;
}
