import { WorldError } from '../errors.js';
import type { Service } from '../model/service.js';
import type { ServiceUpdate } from '../model/service-update.js';
import { findPrimary } from '../rollout/find-primary.js';
import { fetchKnown } from './report/fetch-known.js';
import type { Run } from './run.js';
import { setDeployment, recordOf, saveRecord } from './run.js';

/** A lost answer is looked for in the service this long: DescribeServices lags by seconds. */
const LOST_ANSWER_MS = 20_000;
const LOOK_AGAIN_MS = 2_000;

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

/** An answer that got lost may still have been an UpdateService that was carried out: the service shows it. */
async function updateOrFind(run: Run, update: ServiceUpdate, taskDefinitionArn: string): Promise<Service> {
  const { ecs, clock, story } = run.world;
  try {
    return await ecs.updateService(update);
  } catch (error) {
    if (!(error instanceof WorldError) || error.kind !== 'unreachable') throw error;
    const sentence = `the answer to UpdateService was lost (${error.message}); checking whether ECS carried it out`;
    story.tell({ kind: 'noted', sentence, isWarning: true });
    const untilMs = clock.now() + LOST_ANSWER_MS;
    for (;;) {
      const service = await fetchKnown(run, 'the service', () => ecs.fetchService());
      if (service.isKnown && isOurs(run, service.value, taskDefinitionArn)) return service.value;
      if (clock.now() >= untilMs) throw error;
      await clock.sleep(LOOK_AGAIN_MS);
    }
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
