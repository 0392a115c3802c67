/** What can be mistaken for Mermaid's syntax, and what looks like it. */
const LOOKALIKES: Readonly<Record<string, string>> = { ':': '∶', ',': '‚', '#': '＃' };

const HARMLESS = /^[\p{L}\p{N} @._/+()-]$/u;

/**
 * Foreign text for a label of a Gantt chart, which knows no way to escape anything: letters, digits and a few marks stay,
 * all others are replaced. Of a long text the end is kept, since names differ there. To be put after a word of ours, so that
 * it can't be taken for a keyword.
 */
export function escapeGantt(text: string, longest: number): string {
  const letters = Array.from(text.trim(), (letter) =>
    HARMLESS.test(letter) ? letter : (LOOKALIKES[letter] ?? '·'),
  );
  return letters.length > longest ? `…${letters.slice(1 - longest).join('')}` : letters.join('');
}
