import { isRecord } from '../../model/is-record.js';
import type { UndoRecord } from '../../model/undo-record.js';

/** The record of this cluster and service; null if it is another one's, has another version or is no record. */
export function parseUndoRecord(text: string, cluster: string, service: string): UndoRecord | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(value) || value['cluster'] !== cluster || value['service'] !== service) return null;
  return isUndoRecord(value) ? (value as unknown as UndoRecord) : null;
}

function isUndoRecord(value: Readonly<Record<string, unknown>>): boolean {
  const { version, status, previous, workers, expectedQueues, update, registeredTaskDefinitionArn } = value;
  return (
    version === 1 &&
    (status === 'open' || status === 'closed') &&
    isPrevious(previous) &&
    isTextOrNull(registeredTaskDefinitionArn) &&
    isArrayOf(workers, isWorker) &&
    isArrayOf(expectedQueues, isText) &&
    isArrayOf(value['protections'], isProtection) &&
    (update === null || isUpdate(update)) &&
    typeof value['rollbackRequested'] === 'boolean'
  );
}

function isPrevious(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value['deploymentId']) &&
    isText(value['taskDefinitionArn']) &&
    typeof value['completed'] === 'boolean' &&
    ['desiredCount', 'minimumHealthyPercent', 'maximumPercent'].every(
      (name) => typeof value[name] === 'number',
    )
  );
}

function isWorker(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value['node']) &&
    isTextOrNull(value['taskArn']) &&
    isTextOrNull(value['pool']) &&
    (value['side'] === 'old' || value['side'] === 'new') &&
    isArrayOf(value['queues'], isQueue)
  );
}

function isProtection(value: unknown): boolean {
  if (!isRecord(value) || !isText(value['taskArn'])) return false;
  return value['expiresAtMs'] === null || typeof value['expiresAtMs'] === 'number';
}

function isQueue(value: unknown): boolean {
  return (
    isRecord(value) && isText(value['name']) && (value['state'] === 'sent' || value['state'] === 'confirmed')
  );
}

function isUpdate(value: unknown): boolean {
  return (
    isRecord(value) &&
    (value['state'] === 'sent' || value['state'] === 'made') &&
    isText(value['taskDefinitionArn']) &&
    isTextOrNull(value['deploymentId']) &&
    (value['request'] === undefined || isRecord(value['request']))
  );
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isTextOrNull = (value: unknown): boolean => value === null || isText(value);
const isArrayOf = (value: unknown, test: (entry: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(test);
