import type { DescribeTaskDefinitionCommand, RegisterTaskDefinitionCommand } from './sdk.js';

/** The parts of an HTTP message that are used here. */
interface HttpMessage {
  body: unknown;
}

/**
 * Sends `value` as the request's JSON instead of what the SDK serialized, which lacks every member that this version
 * of the SDK doesn't know. Before the step `build` ends: content length and signature are then made of this body.
 */
export function writeRawBody(stack: RegisterTaskDefinitionCommand['middlewareStack'], value: unknown): void {
  stack.add(
    (next) => (args) => {
      (args.request as HttpMessage).body = JSON.stringify(value);
      return next(args);
    },
    { step: 'build', priority: 'high', name: 'replaceBody' },
  );
}

/** Keeps the answer's JSON as AWS sent it; the returned function gives it after the call has succeeded. */
export function readRawAnswer(stack: DescribeTaskDefinitionCommand['middlewareStack']): () => unknown {
  let text = '';
  stack.add(
    (next) => async (args) => {
      const result = await next(args);
      const response = result.response as HttpMessage;
      const chunks: Uint8Array[] = [];
      for await (const chunk of response.body as AsyncIterable<Uint8Array>) chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      text = bytes.toString('utf8');
      response.body = bytes;
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'captureAnswer' },
  );
  return () => JSON.parse(text) as unknown;
}
