import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import type { ExpectedDiagnosis } from './expect-diagnosis.js';
import { startStorefront, type WebChanges, type WebOptions } from './start-storefront.js';
import { startTogether } from './start-together.js';
import type { ActionResult } from './run-action.js';

const TEST_TIMEOUT_MS = 240_000;

/** A deploy of the shop's web service, and what is to come of it. */
export interface WebCase {
  /** How the service is set up, and its first revision. */
  readonly service?: Omit<WebOptions, 'name'>;
  /** What the second revision does otherwise. */
  readonly changes?: WebChanges;
}

export interface WebFailure extends WebCase, ExpectedDiagnosis {}

/** Deploys all of them side by side, each to a service of its own, before the first test of the file. */
export function useStorefront<Name extends string>(
  cases: Readonly<Record<Name, WebCase>>,
): Readonly<Record<Name, () => Promise<ActionResult>>> {
  jest.setTimeout(TEST_TIMEOUT_MS);
  const names = Object.keys(cases) as Name[];
  let runs: Readonly<Record<Name, Promise<ActionResult>>> | null = null;
  const stops: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    const front = await startStorefront();
    stops.push(() => front.stop());
    const run = async (name: Name): Promise<ActionResult> => {
      const { service, changes } = cases[name];
      const own = { name: `web-${String(names.indexOf(name) + 1)}`, ...service };
      return (await front.openService(own)).deploy(changes);
    };
    const started = startTogether(
      Object.fromEntries(names.map((name) => [name, () => run(name)])) as Record<
        Name,
        () => Promise<ActionResult>
      >,
    );
    runs = started;
    stops.push(() => Promise.allSettled(Object.values(started)));
  }, TEST_TIMEOUT_MS);
  afterAll(async () => {
    for (const stop of stops.reverse()) await stop();
  }, TEST_TIMEOUT_MS);
  const awaitRun = (name: Name): Promise<ActionResult> => {
    if (runs === null) throw new Error('The storefront did not open.');
    return runs[name];
  };
  return Object.fromEntries(names.map((name) => [name, () => awaitRun(name)])) as Record<
    Name,
    () => Promise<ActionResult>
  >;
}

/** Django has no lifespan: the line is in every log of uvicorn, and harmless. */
export function expectLifespanUnblamed({ report }: ActionResult): void {
  const lines = report?.evidence?.logs.flatMap((log) => log.lines.map(({ message }) => message)) ?? [];
  expect(lines.join('\n')).toContain("ASGI 'lifespan' protocol appears unsupported.");
  expect(JSON.stringify(report?.diagnoses)).not.toContain('lifespan');
}
