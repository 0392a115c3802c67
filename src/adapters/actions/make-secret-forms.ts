import { isWellKnown } from '../../definition/is-well-known.js';

const SHORTEST = 4;

/** Every form in which a secret may appear in text: raw, URL-encoded, in JSON, in base64 at each alignment. */
export function makeSecretForms(secret: string): readonly string[] {
  const bases = [secret, decode(secret), ...secret.split(/\r?\n/)].filter(isWorthHiding);
  const forms = bases.flatMap((text) => [
    text,
    ...encode(text),
    JSON.stringify(text).slice(1, -1),
    ...toBase64(text),
  ]);
  return [...new Set(forms)].filter(isWorthHiding);
}

function isWorthHiding(text: string): boolean {
  return text.trim().length >= SHORTEST && !isWellKnown(text);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** As encodeURIComponent, Python's quote (which keeps `/`) and quote_plus, and the WHATWG URL write it. */
function encode(text: string): string[] {
  // Through a buffer, since half a surrogate pair can't be encoded.
  const component = encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'));
  const strict = component.replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  const url = new URL('redis://host');
  url.password = text;
  const forms = [
    component,
    strict,
    strict.replaceAll('%2F', '/'),
    strict.replaceAll('%20', '+'),
    url.password,
  ];
  return [...forms, ...forms.map((form) => form.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()))];
}

/**
 * Within base64 a text looks different at each of three alignments. The characters at both ends that share bits with
 * their neighbours are left out.
 */
function toBase64(text: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text, 'utf8')]);
    const first = Math.ceil((before * 8) / 6);
    const last = Math.floor((bytes.length * 8) / 6);
    return [bytes.toString('base64').slice(first, last), bytes.toString('base64url').slice(first, last)];
  });
}
