import type { Json, JsonObject } from '../core/json.js';

const NAMESPACE = 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/';

/** `Targets.member.1.Id=10.0.0.4` → `{ Targets: [{ Id: '10.0.0.4' }] }`. All leaves are texts. */
export function parseQuery(body: string): JsonObject {
  const root: JsonObject = {};
  for (const [name, value] of new URLSearchParams(body)) {
    const path = name.split('.');
    let node = root;
    for (const [index, part] of path.entries()) {
      if (index === path.length - 1) node[part] = value;
      else {
        const known = node[part];
        const next: JsonObject = isPlain(known) ? known : {};
        node[part] = next;
        node = next;
      }
    }
  }
  const collapsed = collapse(root);
  return isPlain(collapsed) ? collapsed : {};
}

function isPlain(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function collapse(node: Json): Json {
  if (!isPlain(node)) return node;
  const { member } = node;
  if (isPlain(member) && Object.keys(node).length === 1) {
    return Object.entries(member)
      .toSorted(([a], [b]) => Number(a) - Number(b))
      .map(([, value]) => collapse(value));
  }
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, collapse(value)]));
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function renderXml(value: Json): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map((entry) => `<member>${renderXml(entry)}</member>`).join('');
  if (typeof value === 'object') {
    return Object.entries(value)
      .filter(([, entry]) => entry !== null)
      .map(([name, entry]) => `<${name}>${renderXml(entry)}</${name}>`)
      .join('');
  }
  return escapeXml(String(value));
}

export function renderQueryReply(operation: string, result: JsonObject, requestId: string): string {
  return (
    `<${operation}Response xmlns="${NAMESPACE}"><${operation}Result>${renderXml(result)}</${operation}Result>` +
    `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`
  );
}

export function renderQueryError(status: number, code: string, message: string, requestId: string): string {
  const type = status >= 500 ? 'Receiver' : 'Sender';
  return (
    `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>${type}</Type><Code>${escapeXml(code)}</Code>` +
    `<Message>${escapeXml(message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`
  );
}
