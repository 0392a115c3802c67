import type { BrokerInputs, Inputs } from '../model/inputs.js';

/** The inputs' values before the two of the broker are combined. */
export interface InputValues extends Omit<Inputs, 'broker'> {
  /** null: none was given. */
  readonly brokerUrl: string | null;
  readonly transportOptions: BrokerInputs['transportOptions'];
}

/** Inputs that are valid alone but not together, one sentence each. Inputs that are invalid alone are left out. */
export function findConflicts(known: Partial<InputValues>): string[] {
  return [...findDrainConflicts(known), ...findPercentConflicts(known)];
}

function findDrainConflicts({ drain, brokerUrl, ...known }: Partial<InputValues>): string[] {
  if (brokerUrl !== null) return [];
  if (drain === 'before' || drain === 'overlap') {
    return [
      `drain: "${drain}" needs a broker-url, and it is empty (an unset secret?); set it, or set drain to auto or none.`,
    ];
  }
  // Usually the URL is a secret that is unset or misspelt; deploying without a drain would then cut jobs.
  const idle = findDrainInput(known);
  if (drain !== 'auto' || idle === null) return [];
  return [
    `broker-url: it is empty (an unset secret?), but ${idle} is given; set both, or set drain to none.`,
  ];
}

function findDrainInput({
  drainWorkers,
  drainQueues,
  dropQueues,
  transportOptions,
}: Partial<InputValues>): string | null {
  if (drainWorkers !== undefined && drainWorkers !== 'auto') return 'drain-workers';
  if (drainQueues !== undefined && drainQueues.length > 0) return 'drain-queues';
  if (dropQueues !== undefined && dropQueues.length > 0) return 'drop-queues';
  return Object.keys(transportOptions ?? {}).length > 0 ? 'broker-transport-options' : null;
}

function findPercentConflicts({ minimumHealthyPercent, maximumPercent }: Partial<InputValues>): string[] {
  const min = minimumHealthyPercent ?? 0;
  const max = maximumPercent ?? Infinity;
  if (min <= max) return [];
  return [`minimum-healthy-percent: ${min} is more than the maximum-percent of ${max}; give at most ${max}.`];
}
