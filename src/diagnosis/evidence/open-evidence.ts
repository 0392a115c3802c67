import type { Evidence } from '../../model/evidence.js';

/** Nothing seen yet. */
export function openEvidence(subject: Pick<Evidence, 'startedAtMs' | 'region'>): Evidence {
  return {
    version: 1,
    atMs: subject.startedAtMs,
    ...subject,
    deploymentId: null,
    previousDeploymentId: '',
    failedCall: null,
    service: null,
    serviceDeployment: null,
    events: [],
    newTasks: [],
    stoppedTasks: [],
    oldTasks: [],
    protections: null,
    targets: [],
    targetGroups: [],
    taskDefinition: null,
    previousTaskDefinition: null,
    logs: [],
    unreadable: [],
  };
}
