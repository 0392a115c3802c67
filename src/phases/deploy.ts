import { WorldError } from '../errors.js';
import type { Service } from '../model/service.js';
import type { ServiceUpdate } from '../model/service-update.js';
import { findPrimary } from '../rollout/find-primary.js';
import { fetchKnown, isPassing } from './report/fetch-known.js';
import type { Run } from './run.js';
import { setDeployment, recordOf, saveRecord } from './run.js';

/** A lost answer is looked for in the service this long: DescribeServices lags by seconds. */
const LOST_ANSWER_MS = 20_000;
const LOOK_AGAIN_MS = 2_000;
/** UpdateService is sent again so long; part of the printed latest end. Nobody may consume meanwhile. */
const UPDATE_WITHIN_MS = 120_000;

/** What UpdateService started. */
export interface Started {
  /** null: no deployment was started (only counts or percentages changed). */
  readonly deploymentId: string | null;
}

/** One UpdateService call, recorded before and after, and checked against what ECS then reports. */
export async function deploy(run: Run, update: ServiceUpdate, taskDefinitionArn: string): Promise<Started> {
  const record = recordOf(run);
  if (Object.keys(update).length === 0) return { deploymentId: null };
  saveRecord(run, {
    ...record,
    update: { state: 'sent', taskDefinitionArn, deploymentId: null, request: update },
  });
  const service = await updateOrFind(run, update, taskDefinitionArn);
  const primary = findPrimary(service);
  const deploymentId = primary === null || primary.id === record.previous.deploymentId ? null : primary.id;
  saveRecord(run, {
    ...recordOf(run),
    update: { state: 'made', taskDefinitionArn, deploymentId, request: update },
  });
  const primaryId = primary?.id ?? null;
  setDeployment(run, deploymentId ?? primaryId);
  run.world.story.tell({ kind: 'service-updated', deploymentId, primaryId });
  await checkSettings(run, update);
  return { deploymentId };
}

/** Sent again only once the service shows that ECS did not carry it out. */
async function updateOrFind(run: Run, update: ServiceUpdate, taskDefinitionArn: string): Promise<Service> {
  const { ecs, clock, story } = run.world;
  const untilMs = clock.now() + UPDATE_WITHIN_MS;
  let isFirst = true;
  for (;;) {
    try {
      return await ecs.updateService(update);
    } catch (error) {
      if (!(error instanceof WorldError)) throw error;
      if (!isPassing(run, error)) {
        // A refusal is an answer: nothing was changed, so an undo needs the broker alone. An earlier call may still arrive.
        if (isFirst) saveRecord(run, { ...recordOf(run), update: null });
        throw error;
      }
      isFirst = false;
      const sentence = `UpdateService got no usable answer (${error.message}); checking whether ECS carried it out`;
      story.tell({ kind: 'noted', sentence, isWarning: true });
      const service = await findUpdated(run, taskDefinitionArn, untilMs);
      if (service !== null) return service;
      if (clock.now() >= untilMs) throw error;
      story.tell({ kind: 'noted', sentence: 'ECS did not carry out UpdateService: sending it again' });
    }
  }
}

/**
 * The service that shows the update; null: it was seen without it for as long as an answer may lag, or not seen until
 * `untilMs`. Throws when another deployment came first.
 */
async function findUpdated(run: Run, taskDefinitionArn: string, untilMs: number): Promise<Service | null> {
  const { ecs, clock } = run.world;
  let seenUntilMs: number | null = null;
  for (;;) {
    const found = await fetchKnown(run, 'the service', () => ecs.fetchService());
    const nowMs = clock.now();
    if (found.isKnown) {
      if (isOurs(run, found.value, taskDefinitionArn)) return found.value;
      const primary = findPrimary(found.value);
      if (primary !== null && primary.id !== recordOf(run).previous.deploymentId)
        throw new WorldError('other', 'ecs:UpdateService', `Deployment ${primary.id} was started meanwhile.`);
      seenUntilMs ??= nowMs + LOST_ANSWER_MS;
    }
    if (nowMs >= (seenUntilMs ?? untilMs)) return null;
    await clock.sleep(LOOK_AGAIN_MS);
  }
}

function isOurs(run: Run, service: Service, taskDefinitionArn: string): boolean {
  const primary = findPrimary(service);
  return (
    primary !== null &&
    primary.id !== recordOf(run).previous.deploymentId &&
    primary.taskDefinitionArn === taskDefinitionArn
  );
}

/** ECS keeps members that are left out; this warns when it took other values than we sent. */
async function checkSettings(run: Run, update: ServiceUpdate): Promise<void> {
  const found = await fetchKnown(run, 'the service', () => run.world.ecs.fetchService());
  if (!found.isKnown) return;
  const service = found.value;
  const pairs: [string, number | undefined, number][] = [
    ['desired-count', update.desiredCount, service.desiredCount],
    ['minimum-healthy-percent', update.minimumHealthyPercent, service.minimumHealthyPercent],
    ['maximum-percent', update.maximumPercent, service.maximumPercent],
  ];
  for (const [name, asked, found] of pairs) {
    if (asked === undefined || asked === found) continue;
    const sentence = `${name}: ${asked} was asked for, ECS has ${found} (auto scaling may have changed it).`;
    run.world.story.tell({ kind: 'warned', sentence });
  }
}
