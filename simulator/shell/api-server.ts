import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError } from '../api/api-error.js';
import { compact, isObject, type Loose, type Operation } from '../api/call.js';
import { parseQuery, renderQueryError, renderQueryReply } from '../api/query-wire.js';
import type { JsonObject } from '../core/json.js';
import type { CallLog, CallService } from './call-log.js';
import type { Engine } from './engine.js';
import type { FaultOrders } from './fault-orders.js';

export interface ApiServerOptions {
  engine: Engine;
  calls: CallLog;
  faults: FaultOrders;
  operations: Readonly<Record<CallService, Readonly<Record<string, Operation>>>>;
  /** Awaited before the answer, so that created listeners can be reached. */
  refreshed: () => Promise<void>;
}

interface ApiRequest {
  service: CallService;
  operation: string;
  input: JsonObject;
}

const TARGETS: readonly [prefix: string, service: CallService][] = [
  ['AmazonEC2ContainerServiceV20141113.', 'ecs'],
  ['Logs_20140328.', 'logs'],
];

/** ECS and Logs name the operation in a header, ELBv2 in the form. */
export function parseApiRequest(target: string | undefined, body: string): ApiRequest | null {
  for (const [prefix, service] of TARGETS) {
    if (target?.startsWith(prefix) !== true) continue;
    const input: unknown = body === '' ? {} : JSON.parse(body);
    return { service, operation: target.slice(prefix.length), input: isObject(input) ? input : {} };
  }
  if (target !== undefined) return null;
  const { Action: operation, ...input } = parseQuery(body);
  return typeof operation === 'string' ? { service: 'elasticloadbalancing', operation, input } : null;
}

/** Answers one AWS call. */
export async function answerApiCall(
  options: ApiServerOptions,
  request: IncomingMessage,
  body: string,
  response: ServerResponse,
): Promise<void> {
  const target = request.headers['x-amz-target'];
  const call = parseCall(typeof target === 'string' ? target : undefined, body);
  if (call === null) {
    sendJson(response, 400, { __type: 'UnknownOperationException' });
    return;
  }
  const record = options.calls.open(call, request.headers['user-agent'] ?? '');
  const fault = options.faults.take(call.operation);
  if (fault?.kind === 'slow') {
    await new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 1000).unref());
  }
  let result: Loose | ApiError;
  try {
    if (fault !== null) throwOrdered(fault.kind, call);
    result = carryOut(options, call);
  } catch (error) {
    result = error instanceof ApiError ? error : new ApiError('ServerException', String(error), 500);
  }
  if (result instanceof ApiError) options.calls.close(record, result.status, result.code);
  else options.calls.close(record, 200, null);
  await options.refreshed();
  if (fault?.kind === 'drop') request.socket.destroy();
  else send(response, call, result);
}

function parseCall(target: string | undefined, body: string): ApiRequest | null {
  try {
    return parseApiRequest(target, body);
  } catch {
    return null;
  }
}

function throwOrdered(kind: string, call: ApiRequest): void {
  const isElb = call.service === 'elasticloadbalancing';
  if (kind === 'throttle') throw new ApiError(isElb ? 'Throttling' : 'ThrottlingException', 'Rate exceeded');
  if (kind === 'server-error')
    throw new ApiError(
      isElb ? 'InternalFailure' : 'ServerException',
      'Service Unavailable. Please try again later.',
      500,
    );
  if (kind !== 'deny') return;
  throw new ApiError(
    isElb ? 'AccessDenied' : 'AccessDeniedException',
    `User: arn:aws:sts::123456789012:assumed-role/deployer/run is not authorized to perform: ` +
      `${call.service}:${call.operation} because no identity-based policy allows the ${call.service}:${call.operation} action`,
    isElb ? 403 : 400,
  );
}

function carryOut({ engine, operations }: ApiServerOptions, call: ApiRequest): Loose {
  const operation = operations[call.service][call.operation];
  if (operation === undefined) {
    throw new ApiError(
      'UnknownOperationException',
      `The simulator has no operation ${call.service}:${call.operation}.`,
    );
  }
  return engine.transact((world, nowMs, actions) =>
    operation({ world, nowMs, input: call.input, actions, toSeconds: engine.clock.toSeconds }),
  );
}

function send(response: ServerResponse, call: ApiRequest, result: Loose | ApiError): void {
  const requestId = randomUUID();
  if (call.service !== 'elasticloadbalancing') {
    if (result instanceof ApiError) {
      sendJson(response, result.status, { __type: result.code, message: result.message }, requestId);
    } else sendJson(response, 200, compact(result), requestId);
    return;
  }
  const isError = result instanceof ApiError;
  response.writeHead(isError ? result.status : 200, {
    'content-type': 'text/xml',
    'x-amzn-requestid': requestId,
  });
  response.end(
    isError
      ? renderQueryError(result.status, result.code, result.message, requestId)
      : renderQueryReply(call.operation, compact(result), requestId),
  );
}

function sendJson(
  response: ServerResponse,
  status: number,
  body: JsonObject,
  requestId = randomUUID(),
): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestId });
  response.end(JSON.stringify(body));
}
