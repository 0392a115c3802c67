import type { Evidence } from '../../model/evidence.js';

/** Evidence before the first look. */
export function openEvidence({ startedAtMs, region }: Pick<Evidence, 'startedAtMs' | 'region'>): Evidence {
  return {
    version: 1,
    atMs: startedAtMs,
    startedAtMs,
    region,
    deploymentId: null,
    previousDeploymentId: '',
    failedCall: null,
    service: null,
    serviceDeployment: null,
    events: [],
    newTasks: [],
    stoppedTasks: [],
    oldTasks: [],
    endedOldTasks: [],
    protections: null,
    targets: [],
    targetGroups: [],
    taskDefinition: null,
    previousTaskDefinition: null,
    logs: [],
    unreadable: [],
  };
}
