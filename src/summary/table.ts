import { markdownTable } from 'markdown-table';

/** More rows help nobody on a page; the JSON report has them all. */
const ROWS_AT_MOST = 100;

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

/** A table of cells that are Markdown already. Beyond 100 rows it says how many are left out. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const body = markdownTable([columns.map(({ title }) => title), ...rows.slice(0, ROWS_AT_MOST)], {
    align: columns.map(({ align }) => (align === 'right' ? 'r' : 'l')),
    alignDelimiters: false,
  });
  const hidden = rows.length - ROWS_AT_MOST;
  return hidden > 0 ? `${body}\n\n_… and ${hidden} more; the JSON report has them all._` : body;
}
