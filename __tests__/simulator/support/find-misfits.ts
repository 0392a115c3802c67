import type { NormalizedSchema } from '@smithy/core/schema';

type Schema = ReturnType<typeof NormalizedSchema.of>;

/**
 * Members of an answer that the SDK's own model doesn't know, or knows with another type: a misspelt one would silently
 * be dropped by every client. `iso` tells how the protocol writes times.
 */
export function findMisfits(schema: Schema, value: unknown, path: string, iso: boolean): string[] {
  if (value === null || value === undefined) return [`${path}: ${String(value)}`];
  if (schema.isUnitSchema()) return Object.keys(value).map((name) => `${path}.${name}: nothing is answered`);
  if (schema.isStructSchema()) return findStructMisfits(schema, value, path, iso);
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) return [`${path}: no list`];
    return value.flatMap((entry, index) =>
      findMisfits(schema.getValueSchema(), entry, `${path}[${index}]`, iso),
    );
  }
  if (schema.isMapSchema()) {
    return Object.entries(value).flatMap(([name, entry]) =>
      findMisfits(schema.getValueSchema(), entry, `${path}.${name}`, iso),
    );
  }
  const wanted = findScalarType(schema, iso);
  return typeof value === wanted ? [] : [`${path}: ${typeof value} instead of ${wanted}`];
}

function findStructMisfits(schema: Schema, value: unknown, path: string, iso: boolean): string[] {
  if (typeof value !== 'object' || Array.isArray(value)) return [`${path}: no structure`];
  const members = Object.fromEntries(schema.structIterator());
  return Object.entries(value ?? {}).flatMap(([name, entry]) => {
    const member = members[name];
    if (member === undefined) return [`${path}.${name}: unknown to ${schema.getName() ?? 'the model'}`];
    return findMisfits(member, entry, `${path}.${name}`, iso);
  });
}

function findScalarType(schema: Schema, iso: boolean): 'string' | 'number' | 'boolean' {
  if (schema.isTimestampSchema()) return iso ? 'string' : 'number';
  if (schema.isNumericSchema()) return 'number';
  if (schema.isBooleanSchema()) return 'boolean';
  return 'string';
}
