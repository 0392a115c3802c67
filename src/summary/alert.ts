/** A box that GitHub paints: CAUTION red, WARNING yellow, IMPORTANT purple. At the page's top level only. */
export function alert(kind: 'CAUTION' | 'WARNING' | 'IMPORTANT', body: string): string {
  return [`[!${kind}]`, ...body.split('\n')].map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
}
