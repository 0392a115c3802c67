import type { HealthHistory, HealthSettings, RolloutHealth } from '../../model/health.js';
import type { RolloutSnapshot } from '../../model/rollout.js';
import type { Service } from '../../model/service.js';
import { listContainerChecks } from '../../definition/list-container-checks.js';
import { noteHealth, openHealthHistory } from '../../rollout/health/note-health.js';
import { toTargetGroupSettings } from '../../rollout/to-target-group-settings.js';
import { readSource } from '../evidence/read-source.js';
import type { Run } from '../run.js';

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
  { loadBalancers }: Service,
  taskDefinitionArn: string,
): Promise<HealthSettings> {
  const arns = [...new Set(loadBalancers.map(({ targetGroupArn }) => targetGroupArn))];
  const [groups, revision] = await Promise.all([
    arns.length === 0 ? [] : orNull(() => loadBalancer.fetchTargetGroups(arns)),
    orNull(() => ecs.fetchTaskDefinition(taskDefinitionArn)),
  ]);
  return {
    targetGroups: groups?.length === arns.length ? groups.map(toTargetGroupSettings) : null,
    containerChecks: revision === null ? null : listContainerChecks(revision.definition),
  };
}

/** Without the settings no task fails by them. */
function orNull<T>(read: () => Promise<T>): Promise<T | null> {
  return readSource({ unreadable: [] }, 'health settings', read);
}
