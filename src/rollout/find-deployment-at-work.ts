import type { Deployment, Service } from '../model/service.js';
import type { UndoRecord } from '../model/undo-record.js';
import { findPrimary } from './find-primary.js';

interface Facts {
  readonly service: Service;
  /** What an earlier step of this job left open. */
  readonly record: Pick<UndoRecord, 'status' | 'update'> | null;
  readonly nowMs: number;
  /** A run watches its deployment so long; an older one is nobody's. */
  readonly healthTimeoutMs: number;
}

/**
 * The deployment of another run that is still at work; null: there is none. One whose tasks fail is not waited for: this
 * deployment may be its fix. Neither is that of an earlier step of this job.
 */
export function findDeploymentAtWork({
  service,
  record,
  nowMs,
  healthTimeoutMs,
}: Facts): (Deployment & { readonly boundAtMs: number }) | null {
  const primary = findPrimary(service);
  if (primary?.rolloutState !== 'IN_PROGRESS' || primary.failedTasks > 0) return null;
  const isOurs =
    record?.status === 'open' && record.update !== null && record.update.deploymentId === primary.id;
  const boundAtMs = primary.createdAtMs + healthTimeoutMs;
  return isOurs || nowMs >= boundAtMs ? null : { ...primary, boundAtMs };
}
