/** Paths at which two plain values differ, also in having a member at all or in the order of a list. */
export function listDifferences(a: unknown, b: unknown, path = ''): string[] {
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) {
    return Object.is(a, b) ? [] : [path];
  }
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].flatMap((key) => {
    const at = path === '' ? key : `${path}.${key}`;
    if (key in a !== key in b) return [at];
    return listDifferences(a[key], b[key], at);
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
