import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from '../fault.js';

export interface Controls {
  calls(): unknown;
  processes(): unknown;
  listeners(): unknown;
  order(fault: Fault): void;
  clearFaults(): void;
  killTask(taskArn: string): void;
}

/** `/_simulator/…`, so that the simulator can be controlled from other processes and by hand. */
export function answerControl(
  controls: Controls,
  request: IncomingMessage,
  path: string,
  body: string,
  response: ServerResponse,
): void {
  const reply = (status: number, value: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(value));
  };
  try {
    switch (`${request.method ?? ''} ${path}`) {
      case 'GET calls':
        reply(200, controls.calls());
        return;
      case 'GET processes':
        reply(200, controls.processes());
        return;
      case 'GET listeners':
        reply(200, controls.listeners());
        return;
      case 'POST faults':
        controls.order(JSON.parse(body) as Fault);
        reply(200, {});
        return;
      case 'DELETE faults':
        controls.clearFaults();
        reply(200, {});
        return;
      case 'POST kill':
        controls.killTask((JSON.parse(body) as { taskArn: string }).taskArn);
        reply(200, {});
        return;
      default:
        reply(404, {
          error: 'Known: GET calls, GET processes, GET listeners, POST faults, DELETE faults, POST kill.',
        });
    }
  } catch (error) {
    reply(400, { error: String(error) });
  }
}
