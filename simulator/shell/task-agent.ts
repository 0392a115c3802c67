import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isObject, type Call } from '../api/call.js';
import { getTaskProtection, updateTaskProtection } from '../api/ecs-protection.js';
import { ApiError } from '../api/api-error.js';
import type { JsonObject } from '../core/json.js';
import type { Engine } from './engine.js';

const KNOWN_MEMBERS = ['ProtectionEnabled', 'ExpiresInMinutes'];

/** `$ECS_AGENT_URI/task-protection/v1/state`: a task protects itself. Failures are answered with 200, as by the real agent. */
export function answerTaskAgent(
  engine: Engine,
  taskId: string,
  request: IncomingMessage,
  body: string,
  response: ServerResponse,
): void {
  const reply = (status: number, value: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(value));
  };
  const task = Object.values(engine.world().tasks).find(({ id }) => id === taskId);
  if (task === undefined || !(request.url ?? '').endsWith('/task-protection/v1/state')) {
    reply(404, {
      requestID: randomUUID(),
      error: { Code: 'ResourceNotFoundException', Message: 'Not found.' },
    });
    return;
  }
  try {
    const input = { cluster: task.clusterName, tasks: [task.arn] };
    const result =
      request.method === 'PUT'
        ? run(engine, updateTaskProtection, { ...input, ...parseState(body) })
        : run(engine, getTaskProtection, input);
    reply(200, renderState(result));
  } catch (error) {
    const code = error instanceof ApiError ? error.code : 'InvalidParameterException';
    const message = error instanceof Error ? error.message : String(error);
    reply(400, { requestID: randomUUID(), error: { Arn: task.arn, Code: code, Message: message } });
  }
}

function run(engine: Engine, operation: (call: Call) => unknown, input: JsonObject): JsonObject {
  const result = engine.transact((world, nowMs, actions) =>
    operation({ world, nowMs, input, actions, toSeconds: engine.clock.toSeconds }),
  );
  return isObject(result) ? result : {};
}

function parseState(body: string): JsonObject {
  const given: unknown = JSON.parse(body);
  if (!isObject(given)) throw new Error('Invalid request: not an object');
  const unknown = Object.keys(given).find((member) => !KNOWN_MEMBERS.includes(member));
  if (unknown !== undefined) throw new Error(`Invalid request: unknown field "${unknown}"`);
  const { ProtectionEnabled: enabled, ExpiresInMinutes: minutes } = given;
  if (typeof enabled !== 'boolean') {
    throw new Error("Invalid request: does not contain 'ProtectionEnabled' field");
  }
  return typeof minutes === 'number'
    ? { protectionEnabled: enabled, expiresInMinutes: minutes }
    : { protectionEnabled: enabled };
}

function renderState(result: JsonObject): JsonObject {
  const [failure] = Array.isArray(result['failures']) ? result['failures'] : [];
  if (isObject(failure)) {
    const { arn = '', reason = '', detail = '' } = failure;
    return { failure: { Arn: arn, Reason: reason, Detail: detail } };
  }
  const [state] = Array.isArray(result['protectedTasks']) ? result['protectedTasks'] : [];
  if (!isObject(state)) return {};
  const protection: JsonObject = {
    ProtectionEnabled: state['protectionEnabled'] ?? false,
    TaskArn: state['taskArn'] ?? '',
  };
  const { expirationDate } = state;
  if (typeof expirationDate === 'number') {
    protection['ExpirationDate'] = new Date(expirationDate * 1000).toISOString();
  }
  return { protection };
}
