/**
 * Objects with the same members come again and again: tasks, targets, events. Each is kept as what differs from the last
 * one that had the same members. `~like` is the number of that set of members, in the order of first appearance.
 */
type Json = Readonly<Record<string, unknown>>;
type Known = Map<string, { readonly like: number; readonly last: Json }>;

export interface Shapes {
  /** By the names of the members: their number, and the last object that had them. */
  readonly known: ReadonlyMap<string, { readonly like: number; readonly last: Json }>;
}

export const NO_SHAPES: Shapes = { known: new Map() };

const LIKE = '~like';
/** Somebody's own object that has such a member is kept as the list of its members. */
const LITERALLY = '~members';

/** The value as it is kept, and what the next one may refer to. */
export function packValue(
  value: unknown,
  { known }: Shapes,
): { readonly packed: unknown; readonly shapes: Shapes } {
  const now = new Map(known);
  return { packed: pack(value, now), shapes: { known: now } };
}

/** The value that was packed when the shapes were the same. */
export function unpackValue(
  packed: unknown,
  { known }: Shapes,
): { readonly value: unknown; readonly shapes: Shapes } {
  const now = new Map(known);
  return { value: unpack(packed, now), shapes: { known: now } };
}

function pack(value: unknown, known: Known): unknown {
  if (Array.isArray(value)) return value.map((entry) => pack(entry, known));
  if (!isObject(value)) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  if (members.some(([name]) => name === LIKE || name === LITERALLY)) return { [LITERALLY]: members };
  const before = known.get(nameShape(members));
  const differing = members.filter(
    ([name, member]) => before === undefined || !isSame(before.last[name], member),
  );
  const packed = differing.map(([name, member]) => [name, pack(member, known)] as const);
  remember(known, members);
  const isLike = before !== undefined && packed.length < members.length;
  return Object.fromEntries(isLike ? [[LIKE, before.like] as const, ...packed] : packed);
}

function unpack(packed: unknown, known: Known): unknown {
  if (Array.isArray(packed)) return packed.map((entry) => unpack(entry, known));
  if (!isObject(packed)) return packed;
  const { [LIKE]: like, [LITERALLY]: literal, ...rest } = packed;
  if (literal !== undefined) return Object.fromEntries(literal as [string, unknown][]);
  const before = [...known.values()].find((shape) => shape.like === like)?.last ?? {};
  const members = Object.entries(rest).map(([name, member]) => [name, unpack(member, known)] as const);
  // A copy: what two objects have in common must not change in one of them because it changes in the other.
  const value: Json = { ...structuredClone(before), ...Object.fromEntries(members) };
  remember(known, Object.entries(value));
  return value;
}

function remember(known: Known, members: readonly (readonly [string, unknown])[]): void {
  const name = nameShape(members);
  known.set(name, { like: known.get(name)?.like ?? known.size, last: Object.fromEntries(members) });
}

function nameShape(members: readonly (readonly [string, unknown])[]): string {
  return JSON.stringify(members.map(([name]) => name));
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
