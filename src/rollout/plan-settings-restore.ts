import type { ServiceUpdate } from '../model/service-update.js';
import type { Service } from '../model/service.js';
import type { UndoRecord } from '../model/undo-record.js';

/**
 * Restores the count and percentages that we changed; null if there is nothing to restore. A rollback of the deployment
 * does not restore them. A value that is no longer the one we sent was changed by someone else (Auto Scaling continues
 * during a deployment) and stays. Starts no deployment.
 */
export function planSettingsRestore(service: Service, record: UndoRecord): ServiceUpdate | null {
  if (record.update === null) return null;
  const { request } = record.update;
  const members = ['desiredCount', 'minimumHealthyPercent', 'maximumPercent'] as const;
  const ours = members.filter((name) => {
    // An older record doesn't contain the request: every difference counts as ours.
    const isOurs = request === undefined || request[name] === service[name];
    return isOurs && service[name] !== record.previous[name];
  });
  if (ours.length === 0) return null;
  return Object.fromEntries(ours.map((name) => [name, record.previous[name]]));
}
