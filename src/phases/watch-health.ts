import type { HealthHistory, HealthSettings, RolloutHealth } from '../model/health.js';
import type { RolloutSnapshot } from '../model/rollout.js';
import type { Service } from '../model/service.js';
import { listContainerChecks } from '../rollout/health/list-container-checks.js';
import { noteHealth, openHealthHistory } from '../rollout/health/note-health.js';
import { readSource } from './read-source.js';
import type { Run } from './run.js';

/** Remembers from turn to turn which tasks were healthy; the settings that they are checked by are read once. */
export function createHealthWatch(
  run: Run,
  taskDefinitionArn: string,
): (snapshot: RolloutSnapshot) => Promise<RolloutHealth> {
  const sinceMs = run.world.clock.now();
  let settings: HealthSettings | null = null;
  let history: HealthHistory | null = null;
  return async (snapshot) => {
    settings ??= await fetchHealthSettings(run, snapshot.service, taskDefinitionArn);
    history = noteHealth(history ?? openHealthHistory(sinceMs, snapshot), snapshot, settings);
    return { settings, history };
  };
}

async function fetchHealthSettings(
  { world: { ecs, loadBalancer } }: Run,
  service: Service,
  taskDefinitionArn: string,
): Promise<HealthSettings> {
  const arns = [...new Set(service.loadBalancers.map(({ targetGroupArn }) => targetGroupArn))];
  const groups = await Promise.all(arns.map((arn) => loadBalancer.fetchTargetGroupSettings(arn)));
  const known = groups.filter((group) => group !== null);
  const revision = await readSource({ unreadable: [] }, 'ecs:DescribeTaskDefinition', () =>
    ecs.fetchTaskDefinition(taskDefinitionArn),
  );
  return {
    targetGroups: known.length === groups.length ? known : null,
    containerChecks: revision === null ? null : listContainerChecks(revision.definition),
  };
}
