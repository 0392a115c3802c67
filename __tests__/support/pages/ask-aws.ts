import { ApiError } from '../../../simulator/api/api-error.js';
import type { JsonObject } from '../../../simulator/core/json.js';
import type { Stage } from './open-stage.js';

/** One call: counted, takes its time, and answered by the simulator's core. Throws what the SDK throws. */
export type AskAws = (
  service: 'ecs' | 'elasticloadbalancing' | 'logs',
  operation: string,
  input: object,
) => Promise<JsonObject>;

const USUAL_MS = 110;
const TAKES_MS: Readonly<Record<string, number>> = { RegisterTaskDefinition: 640, UpdateService: 830 };

export function createAsk(stage: Stage, onCall: (operation: string) => void): AskAws {
  return (service, operation, input) => {
    onCall(`${service}:${operation}`);
    stage.pass(TAKES_MS[operation] ?? USUAL_MS);
    if (service === 'logs') return Promise.resolve({});
    try {
      const denied = stage.denied.get(operation);
      if (denied !== undefined) throw new ApiError('AccessDeniedException', denied);
      const answer = stage.play.call(operation, JSON.parse(JSON.stringify(input)) as JsonObject);
      return Promise.resolve(withDates(stage.answer(operation, answer)) as JsonObject);
    } catch (error) {
      return Promise.reject(error instanceof ApiError ? toSdkError(error) : (error as Error));
    }
  };
}

function toSdkError({ code, message, status }: ApiError): Error {
  return Object.assign(new Error(message), { name: code, $metadata: { httpStatusCode: status } });
}

/** The wire has epoch seconds where the SDK gives dates; members without a value are left out. */
function withDates(value: unknown, name = ''): unknown {
  if (typeof value === 'number' && /(At|Date)$/.test(name)) return new Date(Math.round(value * 1_000));
  if (Array.isArray(value)) return value.map((entry) => withDates(entry));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) => (entry === null ? [] : [[key, withDates(entry, key)]])),
  );
}
