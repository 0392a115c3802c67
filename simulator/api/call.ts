import type { Action } from '../core/action.js';
import type { Json, JsonObject } from '../core/json.js';
import type { World } from '../core/world.js';
import { ApiError } from './api-error.js';

/** One API call: it may change its draft of the world, which counts only when it does not throw. */
export interface Call {
  world: World;
  nowMs: number;
  input: JsonObject;
  actions: Action[];
  /** Simulated milliseconds → epoch seconds as clients see them. */
  toSeconds: (simulatedMs: number) => number;
}

/** null members are left out of the answer, as AWS does. */
export type Loose = { [member: string]: Json | undefined };
export type Operation = (call: Call) => Loose;

export function compact(members: Loose): JsonObject {
  return Object.fromEntries(
    Object.entries(members).filter(
      (entry): entry is [string, Json] => entry[1] !== null && entry[1] !== undefined,
    ),
  );
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function readText(input: JsonObject, member: string): string | null {
  const value = input[member];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw wrongType(member, 'string');
  return value;
}

export function requireText(input: JsonObject, member: string): string {
  const value = readText(input, member);
  if (value === null || value === '')
    throw new ApiError('InvalidParameterException', `${member} can not be blank.`);
  return value;
}

export function readNumber(input: JsonObject, member: string): number | null {
  const value = input[member];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'number') throw wrongType(member, 'number');
  return value;
}

export function readFlag(input: JsonObject, member: string): boolean | null {
  const value = input[member];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'boolean') throw wrongType(member, 'boolean');
  return value;
}

export function readObject(input: JsonObject, member: string): JsonObject | null {
  const value = input[member];
  if (value === undefined || value === null) return null;
  if (!isObject(value)) throw wrongType(member, 'structure');
  return value;
}

export function readObjects(input: JsonObject, member: string): JsonObject[] {
  return readList(input, member).map((value) => {
    if (!isObject(value)) throw wrongType(member, 'list of structures');
    return value;
  });
}

export function readTexts(input: JsonObject, member: string): string[] {
  return readList(input, member).map((value) => {
    if (typeof value !== 'string') throw wrongType(member, 'list of strings');
    return value;
  });
}

function readList(input: JsonObject, member: string): Json[] {
  const value = input[member];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw wrongType(member, 'list');
  return value;
}

/** No more than `most` entries a call. */
export function requireAtMost(values: readonly unknown[], most: number, member: string): void {
  if (values.length <= most) return;
  throw new ApiError('InvalidParameterException', `${member} can have at most ${most} items.`);
}

function wrongType(member: string, wanted: string): ApiError {
  return new ApiError('SerializationException', `${member} has the wrong type: a ${wanted} was expected.`);
}
