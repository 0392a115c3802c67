import type { Deployment, Service } from '../model/service.js';
import type { UndoRecord } from '../model/undo-record.js';
import { findPrimary } from './find-primary.js';

/** Whose deployment is PRIMARY, seen from a run that ended without cleaning up. */
export type UndoJudgement =
  /** Our UpdateService was not sent, or was undone: the old workers belong to the PRIMARY deployment. */
  | { readonly kind: 'old'; readonly primaryId: string }
  /** Our deployment is PRIMARY. */
  | { readonly kind: 'ours'; readonly deploymentId: string; readonly rolloutState: string | null }
  | { readonly kind: 'foreign'; readonly primaryId: string; readonly inProgress: boolean }
  | { readonly kind: 'unknown' };

/** Judges the service, not the record: an UpdateService recorded as sent may not have arrived. */
export function judgeUndo(record: UndoRecord, service: Service): UndoJudgement {
  const primary = findPrimary(service);
  if (primary === null) return { kind: 'unknown' };
  if (primary.id === record.previous.deploymentId) return { kind: 'old', primaryId: primary.id };
  if (isOurs(record, primary)) {
    return { kind: 'ours', deploymentId: primary.id, rolloutState: primary.rolloutState };
  }
  if (primary.taskDefinitionArn === record.previous.taskDefinitionArn && isRollback(record, primary)) {
    return { kind: 'old', primaryId: primary.id };
  }
  return { kind: 'foreign', primaryId: primary.id, inProgress: primary.rolloutState === 'IN_PROGRESS' };
}

function isOurs(record: UndoRecord, primary: Deployment): boolean {
  if (record.update === null || record.rollbackRequested) return record.update?.deploymentId === primary.id;
  if (record.update.deploymentId !== null) return record.update.deploymentId === primary.id;
  return record.update.taskDefinitionArn === primary.taskDefinitionArn;
}

function isRollback(record: UndoRecord, primary: Deployment): boolean {
  return record.rollbackRequested || /rolling back/i.test(primary.rolloutStateReason ?? '');
}
