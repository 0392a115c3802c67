/** A coloured box on GitHub: CAUTION red, WARNING yellow, IMPORTANT purple. Works at the page's top level only. */
export function renderAlert(kind: 'CAUTION' | 'WARNING' | 'IMPORTANT', body: string): string {
  return [`[!${kind}]`, ...body.split('\n')].map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
}
