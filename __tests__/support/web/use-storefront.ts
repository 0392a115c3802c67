import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import type { ExpectedDiagnosis } from '../action/expect-diagnosis.js';
import { startStorefront, type WebChanges, type WebOptions } from './start-storefront.js';
import { createCleanup } from '../create-cleanup.js';
import { startTogether } from '../start-together.js';
import type { ActionResult } from '../action/run-action.js';

const TEST_TIMEOUT_MS = 300_000;

/** A deploy of the shop's web service. */
export interface WebCase {
  /** How the service is set up, and its first revision. */
  readonly service?: Omit<WebOptions, 'name'>;
  /** How the second revision differs. */
  readonly changes?: WebChanges;
}

export interface WebFailure extends WebCase, ExpectedDiagnosis {}

export interface WebResult extends ActionResult {
  /** What the load balancer's users see after it. */
  readonly page: string;
}

/** Deploys all of them in parallel, each to its own service; begins before the first test of the file. */
export function useStorefront<Name extends string>(
  cases: Readonly<Record<Name, WebCase>>,
): Readonly<Record<Name, () => Promise<WebResult>>> {
  jest.setTimeout(TEST_TIMEOUT_MS);
  const names = Object.keys(cases) as Name[];
  let runs: Readonly<Record<Name, Promise<WebResult>>> | null = null;
  const cleanup = createCleanup();
  beforeAll(async () => {
    const front = await cleanup.add(startStorefront(), (opened) => opened.stop());
    const run = async (name: Name): Promise<WebResult> => {
      const { service, changes } = cases[name];
      const own = { name: `web-${String(names.indexOf(name) + 1)}`, ...service };
      const web = await front.openService(own);
      const result = await web.deploy(changes);
      return { ...result, page: await web.fetchPage() };
    };
    const started = startTogether(
      Object.fromEntries(names.map((name) => [name, () => run(name)])) as Record<
        Name,
        () => Promise<WebResult>
      >,
    );
    runs = started;
    await cleanup.add(started, () => Promise.allSettled(Object.values(started)));
  }, TEST_TIMEOUT_MS);
  afterAll(() => cleanup.run(), TEST_TIMEOUT_MS);
  const awaitRun = (name: Name): Promise<WebResult> => {
    if (runs === null) throw new Error('The storefront did not open.');
    return runs[name];
  };
  return Object.fromEntries(names.map((name) => [name, () => awaitRun(name)])) as Record<
    Name,
    () => Promise<WebResult>
  >;
}

/** Django has no lifespan: uvicorn logs that at every start of a server, and it is harmless. */
export function expectLifespanUnblamed({ report }: ActionResult, isUp: boolean): void {
  const lines = report?.evidence?.logs.flatMap((log) => log.lines.map(({ message }) => message)) ?? [];
  const isSaid = lines.some((line) => line.includes("ASGI 'lifespan' protocol appears unsupported."));
  expect(isSaid).toBe(isUp);
  expect(JSON.stringify(report?.diagnoses)).not.toContain('lifespan');
}
