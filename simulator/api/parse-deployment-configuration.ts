import type { CircuitBreaker, ServiceRecord } from '../core/service-record.js';
import type { JsonObject } from '../core/json.js';
import { ApiError } from './api-error.js';
import { readFlag, readNumber, readObject, readText } from './call.js';

const THRESHOLD_TYPES = ['BOUNDED_PERCENT', 'UNBOUNDED_PERCENT', 'COUNT'] as const;

/** Applies the top-level members that are given; the others stay. A circuit breaker is replaced as a whole. */
export function applyDeploymentConfiguration(
  service: Pick<
    ServiceRecord,
    'minimumHealthyPercent' | 'maximumPercent' | 'circuitBreaker' | 'deploymentConfigurationRest'
  >,
  configuration: JsonObject | null,
): void {
  if (configuration === null) return;
  service.minimumHealthyPercent =
    readNumber(configuration, 'minimumHealthyPercent') ?? service.minimumHealthyPercent;
  service.maximumPercent = readNumber(configuration, 'maximumPercent') ?? service.maximumPercent;
  const breaker = readObject(configuration, 'deploymentCircuitBreaker');
  if (breaker !== null) service.circuitBreaker = parseBreaker(breaker);
  for (const [member, value] of Object.entries(configuration)) {
    if (['minimumHealthyPercent', 'maximumPercent', 'deploymentCircuitBreaker'].includes(member)) continue;
    service.deploymentConfigurationRest[member] = value;
  }
}

function parseBreaker(breaker: JsonObject): CircuitBreaker {
  const enable = readFlag(breaker, 'enable');
  const rollback = readFlag(breaker, 'rollback');
  if (enable === null || rollback === null) {
    throw new ApiError(
      'InvalidParameterException',
      'deploymentCircuitBreaker needs both enable and rollback.',
    );
  }
  const threshold = readObject(breaker, 'thresholdConfiguration');
  const given = threshold === null ? null : readText(threshold, 'type');
  return {
    enable,
    rollback,
    resetOnHealthyTask: readFlag(breaker, 'resetOnHealthyTask') ?? true,
    threshold: {
      type: THRESHOLD_TYPES.find((type) => type === given) ?? 'BOUNDED_PERCENT',
      value: (threshold === null ? null : readNumber(threshold, 'value')) ?? 50,
    },
    wire: breaker,
  };
}
