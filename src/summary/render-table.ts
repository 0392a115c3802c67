import { markdownTable } from 'markdown-table';

/** More rows don't help on a page; the JSON report has them all. */
const ROWS_AT_MOST = 100;

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

/** A table of cells that are already Markdown. After 100 rows it says how many are left out. */
export function renderTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const cells = rows.slice(0, ROWS_AT_MOST).map((row) => row.map(escapePipes));
  const body = markdownTable([columns.map(({ title }) => title), ...cells], {
    align: columns.map(({ align }) => (align === 'right' ? 'r' : 'l')),
    alignDelimiters: false,
  });
  const hidden = rows.length - ROWS_AT_MOST;
  return hidden > 0 ? `${body}\n\n_… and ${hidden} more in the JSON report._` : body;
}

/**
 * A pipe ends a cell even in code; an escaped pipe does not (GFM §4.10). Parsers disagree about a pipe after a backslash,
 * so it is replaced by a look-alike.
 */
function escapePipes(cell: string): string {
  return cell.replaceAll('\\|', '\\│').replaceAll('|', '\\|');
}
