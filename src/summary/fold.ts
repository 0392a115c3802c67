const LONG_TABLE = 8;

/** Something to open by a click. The title is ours: it is not escaped. */
export function fold(title: string, body: string): string {
  return `<details>\n<summary>${title}</summary>\n\n${body}\n\n</details>`;
}

/** Open under a heading while it is short, else folded. */
export function foldIfLong(title: string, rows: number, body: string): string {
  return rows > LONG_TABLE ? fold(title, body) : `### ${title}\n\n${body}`;
}
