/** Text in, one frozen value out, or every problem at once. */
import { RefusedError } from './errors.js';
import { findConflicts, type InputValues } from './inputs/find-conflicts.js';
import { INPUT_DEFAULTS, type InputName } from './inputs/input-names.js';
import { checkBrokerUrl } from './inputs/check-broker-url.js';
import { parseImages } from './inputs/parse-images.js';
import {
  parseLints,
  parseQueues,
  parseResourceName,
  parseTaskDefinition,
  parseWorkers,
} from './inputs/parse-names.js';
import { parsePhases } from './inputs/parse-phases.js';
import { parseTransportOptions } from './inputs/parse-transport-options.js';
import { parseBoolean, parseBoundedDuration, parseChoice, parseWholeNumber } from './inputs/parse-values.js';
import type { Parsed } from './inputs/parsed.js';
import { DRAIN_MODES, PREFLIGHT_MODES, SUMMARY_MODES, type Inputs } from './model/inputs.js';

export { INPUT_DEFAULTS, INPUT_NAMES, type InputName } from './inputs/input-names.js';
export { parseDuration } from './inputs/parse-duration.js';

type Texts = (name: InputName) => string;
type ParsedInputs = { readonly [K in keyof InputValues]: Parsed<InputValues[K]> };

/**
 * Reads and checks every input. An empty text stands for the default, except for `phases` (see parsePhases).
 * Throws a RefusedError with every problem, each with the input's name, what was given and what is accepted; of the
 * broker's URL and transport options it shows nothing but the scheme.
 */
export function parseInputs(read: (name: string) => string): Inputs {
  const parsed = parseEach((name) => read(name).trim());
  const known: Partial<InputValues> = Object.fromEntries(
    Object.entries(parsed).flatMap(([key, field]) => ('value' in field ? [[key, field.value]] : [])),
  );
  const wrong = Object.values(parsed).flatMap((field) => ('problem' in field ? [field.problem] : []));
  const problems = [...wrong, ...findConflicts(known)];
  if (problems.length > 0) throw new RefusedError(problems);
  const { brokerUrl, transportOptions, ...inputs } = known as InputValues;
  return deepFreeze({ ...inputs, broker: brokerUrl === null ? null : { url: brokerUrl, transportOptions } });
}

function parseEach(read: Texts): ParsedInputs {
  const text: Texts = (name) => read(name) || INPUT_DEFAULTS[name];
  return { ...parseSubject(read, text), ...parseDrain(text), ...parseRollout(text) };
}

function parseSubject(given: Texts, text: Texts) {
  return {
    cluster: parseResourceName('cluster', text('cluster')),
    service: parseResourceName('service', text('service')),
    taskDefinition: parseTaskDefinition('task-definition', text('task-definition')),
    images: parseImages('image', text('image')),
    phases: parsePhases('phases', given('phases')),
    dryRun: parseBoolean('dry-run', text('dry-run')),
    preflight: parseChoice('preflight', text('preflight'), PREFLIGHT_MODES),
    preflightIgnore: parseLints('preflight-ignore', text('preflight-ignore')),
  };
}

function parseDrain(text: Texts) {
  const url = text('broker-url');
  return {
    brokerUrl: url === '' ? { value: null } : checkBrokerUrl('broker-url', url),
    transportOptions: parseTransportOptions('broker-transport-options', text('broker-transport-options')),
    drain: parseChoice('drain', text('drain'), DRAIN_MODES),
    drainWorkers: parseWorkers('drain-workers', text('drain-workers')),
    drainQueues: parseQueues(text('drain-queues')),
    dropQueues: parseQueues(text('drop-queues')),
    drainPollIntervalMs: duration('drain-poll-interval', text, '1s', '5m'),
    drainTimeoutMs: duration('drain-timeout', text, '1s', '48h'),
    onDrainTimeout: parseChoice('on-drain-timeout', text('on-drain-timeout'), ['fail', 'proceed'] as const),
  };
}

function parseRollout(text: Texts) {
  return {
    // ECS documents no bounds (DeploymentConfiguration); below 100 a maximum could only shrink the service.
    minimumHealthyPercent: wholeNumber('minimum-healthy-percent', text, 0, 100),
    maximumPercent: wholeNumber('maximum-percent', text, 100, 1000),
    desiredCount: wholeNumber('desired-count', text, 0, 10_000),
    forceNewDeployment: parseBoolean('force-new-deployment', text('force-new-deployment')),
    healthTimeoutMs: duration('health-timeout', text, '1s', '48h'),
    healthPollIntervalMs: duration('health-poll-interval', text, '1s', '5m'),
    stableForMs: duration('stable-for', text, '0s', '24h'),
    maxFailedTasks: parseWholeNumber('max-failed-tasks', text('max-failed-tasks'), { min: 0, max: 1000 }),
    onFailure: parseChoice('on-failure', text('on-failure'), ['rollback', 'leave'] as const),
    replaceRestored: parseBoolean('replace-restored', text('replace-restored')),
    summary: parseChoice('summary', text('summary'), SUMMARY_MODES),
  };
}

function duration(name: InputName, text: Texts, min: string, max: string): Parsed<number> {
  return parseBoundedDuration(name, text(name), { min, max });
}

/** null: the service's own. */
function wholeNumber(name: InputName, text: Texts, min: number, max: number): Parsed<number | null> {
  return text(name) === '' ? { value: null } : parseWholeNumber(name, text(name), { min, max });
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
