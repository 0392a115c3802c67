/** Characters with a meaning in Mermaid's syntax, and their look-alikes. */
const LOOKALIKES: Readonly<Record<string, string>> = { ':': '∶', ',': '‚', '#': '＃' };

const HARMLESS = /^[\p{L}\p{N} @._/+()-]$/u;

/**
 * Foreign text as a label in a Gantt chart, where nothing can be escaped: letters, digits and a few marks stay, all others
 * are replaced. A long text keeps its end, where names differ. Put it after a word of our own, so that it can't be read as
 * a keyword.
 */
export function escapeGantt(text: string, longest: number): string {
  const letters = Array.from(text.trim(), (letter) =>
    HARMLESS.test(letter) ? letter : (LOOKALIKES[letter] ?? '·'),
  );
  return letters.length > longest ? `…${letters.slice(1 - longest).join('')}` : letters.join('');
}
