import { WorldError } from '../errors.js';
import type { Deployment, Service } from '../model/service.js';
import type { ServiceUpdate } from '../model/service-update.js';
import type { Run } from './run.js';
import { recordOf, saveRecord } from './run.js';

/** A lost answer is looked for in the service this long: DescribeServices lags by seconds. */
const LOST_ANSWER_MS = 20_000;
const LOOK_AGAIN_MS = 2_000;

/** What UpdateService started. */
export interface Started {
  /** null: no deployment was started (only counts or percents changed). */
  readonly deploymentId: string | null;
}

/** One UpdateService call, noted in the record before and after, and checked against what ECS then says. */
export async function deploy(run: Run, update: ServiceUpdate, taskDefinitionArn: string): Promise<Started> {
  const record = recordOf(run);
  if (Object.keys(update).length === 0) return { deploymentId: null };
  saveRecord(run, {
    ...record,
    update: { state: 'sent', taskDefinitionArn, deploymentId: null, request: update },
  });
  const service = await updateOrFind(run, update, taskDefinitionArn);
  const primary = primaryOf(service);
  const deploymentId =
    primary === undefined || primary.id === record.previous.deploymentId ? null : primary.id;
  saveRecord(run, {
    ...recordOf(run),
    update: { state: 'made', taskDefinitionArn, deploymentId, request: update },
  });
  run.world.log.info(
    deploymentId === null
      ? 'UpdateService was accepted; ECS started no new deployment'
      : `deployment ${deploymentId} started`,
  );
  run.world.report.deploymentId = deploymentId ?? primary?.id ?? null;
  await checkSettings(run, update);
  return { deploymentId };
}

/** An answer that got lost may still have been an UpdateService that was carried out: the service tells. */
async function updateOrFind(run: Run, update: ServiceUpdate, taskDefinitionArn: string): Promise<Service> {
  const { ecs, clock, log } = run.world;
  try {
    return await ecs.updateService(update);
  } catch (error) {
    if (!(error instanceof WorldError) || error.kind !== 'unreachable') throw error;
    log.warn(`the answer to UpdateService got lost (${error.message}); looking whether it was carried out`);
    const untilMs = clock.now() + LOST_ANSWER_MS;
    for (;;) {
      const service = await ecs.fetchService();
      if (isOurs(primaryOf(service), run, taskDefinitionArn)) return service;
      if (clock.now() >= untilMs) throw error;
      await clock.sleep(LOOK_AGAIN_MS);
    }
  }
}

function isOurs(primary: Deployment | undefined, run: Run, taskDefinitionArn: string): boolean {
  return (
    primary !== undefined &&
    primary.id !== recordOf(run).previous.deploymentId &&
    primary.taskDefinitionArn === taskDefinitionArn
  );
}

/** ECS keeps members that are left out; this tells when it took other values than we sent. */
async function checkSettings(run: Run, update: ServiceUpdate): Promise<void> {
  const service = await run.world.ecs.fetchService();
  const pairs: [string, number | undefined, number][] = [
    ['desired-count', update.desiredCount, service.desiredCount],
    ['minimum-healthy-percent', update.minimumHealthyPercent, service.minimumHealthyPercent],
    ['maximum-percent', update.maximumPercent, service.maximumPercent],
  ];
  for (const [name, asked, found] of pairs) {
    if (asked === undefined || asked === found) continue;
    const line = `${name}: ${String(asked)} was asked for, ECS says ${String(found)} (auto scaling may have changed it).`;
    run.world.report.warnings.push(line);
  }
}

function primaryOf(service: Service): Deployment | undefined {
  return service.deployments.find((deployment) => deployment.status === 'PRIMARY');
}
