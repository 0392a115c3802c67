/** A section that opens on a click. The title is trusted HTML: it is not escaped. */
export function renderFold(title: string, body: string): string {
  return `<details>\n<summary>${title}</summary>\n\n${body}\n\n</details>`;
}
