/**
 * Every value that an option is given: `-w 4`, `-w4`, `--workers 4`, `--workers=4`. A value that a shell puts in at run
 * time (`$PORT`) is given as it stands.
 */
export function findOptions(words: readonly string[], ...names: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    const found = names.flatMap((name) => {
      if (word === name) return [words[at + 1] ?? ''];
      if (name.startsWith('--')) return word.startsWith(`${name}=`) ? [word.slice(name.length + 1)] : [];
      const isShort = /^-[a-zA-Z]$/.test(name) && word.startsWith(name) && !word.startsWith('--');
      return isShort ? [word.slice(name.length).replace(/^=/, '')] : [];
    });
    return found.slice(0, 1);
  });
}

/** The option's last value, which counts where only one can; null: it isn't given. */
export function findOption(words: readonly string[], ...names: readonly string[]): string | null {
  return findOptions(words, ...names).at(-1) ?? null;
}

export function hasFlag(words: readonly string[], ...names: readonly string[]): boolean {
  return words.some((word) => names.some((name) => word === name || word.startsWith(`${name}=`)));
}

/** The option as a whole number; null where it isn't given or isn't one. */
export function findNumber(words: readonly string[], ...names: readonly string[]): number | null {
  const text = findOption(words, ...names);
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}
