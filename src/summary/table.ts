import { markdownTable } from 'markdown-table';

/** More rows help nobody on a page; the JSON report has them all. */
const ROWS_AT_MOST = 100;

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

/** A table of cells that are Markdown already. Beyond 100 rows it says how many are left out. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const cells = rows.slice(0, ROWS_AT_MOST).map((row) => row.map(escapePipes));
  const body = markdownTable([columns.map(({ title }) => title), ...cells], {
    align: columns.map(({ align }) => (align === 'right' ? 'r' : 'l')),
    alignDelimiters: false,
  });
  const hidden = rows.length - ROWS_AT_MOST;
  return hidden > 0 ? `${body}\n\n_… and ${hidden} more; the JSON report has them all._` : body;
}

/**
 * A pipe ends a cell even within code, and an escaped one does not (GFM §4.10). After a backslash parsers don't agree on
 * what is escaped, so that one is replaced by what looks like it.
 */
function escapePipes(cell: string): string {
  return cell.replaceAll('\\|', '\\│').replaceAll('|', '\\|');
}
