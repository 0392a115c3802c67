import type { CircuitBreaker } from './service-record.js';

const LOWEST = 3;
const HIGHEST = 200;

/** The number of failures that trips the circuit breaker. Percentages are of the latest desired count. */
export function findBreakerThreshold(threshold: CircuitBreaker['threshold'], desiredCount: number): number {
  if (threshold.type === 'COUNT') return threshold.value;
  const share = Math.ceil((desiredCount * threshold.value) / 100);
  if (threshold.type === 'UNBOUNDED_PERCENT') return Math.max(1, share);
  return Math.min(HIGHEST, Math.max(LOWEST, share));
}
