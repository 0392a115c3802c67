import type { ServiceUpdate } from '../model/service-update.js';
import type { Service } from '../model/service.js';
import type { UndoRecord } from '../model/undo-record.js';

/**
 * Count and percents that we changed, back to what they were; null when nothing is to go back. A rollback of the
 * deployment leaves them as they are. A value that is no longer the one we sent was changed by somebody else since (Auto
 * Scaling goes on during a deployment) and stays. Starts no deployment.
 */
export function planSettingsRestore(service: Service, record: UndoRecord): ServiceUpdate | null {
  if (record.update === null) return null;
  const { request } = record.update;
  const members = ['desiredCount', 'minimumHealthyPercent', 'maximumPercent'] as const;
  const ours = members.filter((name) => {
    // An older record that doesn't tell what was sent: whatever differs is taken for ours.
    const isOurs = request === undefined || request[name] === service[name];
    return isOurs && service[name] !== record.previous[name];
  });
  if (ours.length === 0) return null;
  return Object.fromEntries(ours.map((name) => [name, record.previous[name]]));
}
