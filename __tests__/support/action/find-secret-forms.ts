/** How a secret can show itself in text: raw, URL-encoded, and within base64 at each of the three alignments. */
export function makeSecretForms(secret: string): string[] {
  const base64 = [0, 1, 2].flatMap((before) => {
    const text = Buffer.from('\0'.repeat(before) + secret, 'utf8')
      .toString('base64')
      .replace(/=+$/, '');
    // Characters that mix in bits of what stands before or after the secret are no part of it.
    const first = Math.ceil((before * 8) / 6);
    const last = Math.floor(((before + Buffer.byteLength(secret)) * 8) / 6);
    const inner = text.slice(first, last);
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
  const encoded = encodeURIComponent(secret);
  return [
    ...new Set([secret, encoded, encoded.toLowerCase(), JSON.stringify(secret).slice(1, -1), ...base64]),
  ];
}

/** The forms that occur in the text. */
export function findSecretForms(text: string, secrets: readonly string[]): string[] {
  return secrets.flatMap(makeSecretForms).filter((form) => text.includes(form));
}
