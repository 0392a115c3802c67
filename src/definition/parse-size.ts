/** CPU units (1024: one vCPU): `256`, `"256"`, `".5 vCPU"`; null: none, or 0, which is no limit. */
export function parseCpu(value: unknown): number | null {
  return toNumber(value, /^\s*(\d*\.?\d+)\s*(vcpu)?\s*$/i);
}

/** MiB: `512`, `"512"`, `"1 GB"`; null: none, or 0, which is no limit. */
export function parseMemory(value: unknown): number | null {
  return toNumber(value, /^\s*(\d*\.?\d+)\s*(gb)?\s*$/i);
}

/** RegisterTaskDefinition, cpu and memory: a number, also as text, or one with a unit that means 1024 of them. */
function toNumber(value: unknown, pattern: RegExp): number | null {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  const [, digits = '', unit = ''] = pattern.exec(text) ?? [];
  const number = Number(digits) * (unit === '' ? 1 : 1_024);
  return number > 0 && Number.isFinite(number) ? number : null;
}
