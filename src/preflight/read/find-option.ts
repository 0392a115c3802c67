/**
 * An option's value: `-w 4`, `-w4`, `--workers 4`, `--workers=4`; the last one counts. null: it isn't given. A value that a
 * shell puts in at run time (`$PORT`) is given as it stands.
 */
export function findOption(words: readonly string[], ...names: readonly string[]): string | null {
  let found: string | null = null;
  for (const [at, word] of words.entries()) {
    for (const name of names) {
      if (word === name) found = words[at + 1] ?? '';
      else if (name.startsWith('--') && word.startsWith(`${name}=`)) found = word.slice(name.length + 1);
      else if (/^-[a-zA-Z]$/.test(name) && word.startsWith(name) && !word.startsWith('--'))
        found = word.slice(name.length).replace(/^=/, '');
    }
  }
  return found;
}

export function hasFlag(words: readonly string[], ...names: readonly string[]): boolean {
  return words.some((word) => names.some((name) => word === name || word.startsWith(`${name}=`)));
}

/** The option as a whole number; null where it isn't given or isn't one. */
export function findNumber(words: readonly string[], ...names: readonly string[]): number | null {
  const text = findOption(words, ...names);
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}
