/** Something to open by a click. The title is HTML of ours: it is not escaped. */
export function fold(title: string, body: string): string {
  return `<details>\n<summary>${title}</summary>\n\n${body}\n\n</details>`;
}
