import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Masker } from './adapters/actions/create-masker.js';
import { createLog } from './adapters/actions/create-log.js';
import { createUndoStore } from './adapters/actions/create-undo-store.js';
import { readLimits } from './adapters/actions/read-limits.js';
import { createSystemClock } from './adapters/clock/system-clock.js';
import { connectEcs } from './adapters/ecs/connect-ecs.js';
import { connectLoadBalancer } from './adapters/elbv2/connect-load-balancer.js';
import { connectLogs } from './adapters/logs/connect-logs.js';
import { makeCancellable } from './make-cancellable.js';
import { RefusedError, WorldError } from './errors.js';
import type { Inputs } from './model/inputs.js';
import type { CeleryPort, Story, World } from './ports.js';

export interface OpenWorld {
  readonly world: World;
  /** Bounded; also after a cancel. */
  readonly close: () => Promise<void>;
}

interface WorldParts {
  readonly inputs: Inputs;
  readonly story: Story;
  readonly masker: Masker;
  readonly signal: AbortSignal;
  /** Gets the name of every AWS call as it begins. */
  readonly onCall: (operation: string) => void;
  readonly startedAtMs: number;
}

/** Connects to nothing yet: AWS answers the first call, the broker is reached when workers are first asked for. */
export function openWorld({ inputs, story, masker, signal, onCall, startedAtMs }: WorldParts): OpenWorld {
  const log = createLog(masker);
  const celery = openCelery(inputs, signal, story.debug);
  const subject = { cluster: inputs.cluster, service: inputs.service };
  const world: World = {
    clock: createSystemClock(signal),
    ecs: makeCancellable(connectEcs({ ...subject, signal, onCall }), signal),
    loadBalancer: makeCancellable(connectLoadBalancer({ signal, onCall }), signal),
    logs: makeCancellable(connectLogs({ signal, onCall }), signal),
    connectCelery: celery.connect,
    story,
    undo: createUndoStore({ ...subject, log }),
    readFile: readWorkspaceFile,
    limits: readLimits(process.env, startedAtMs),
  };
  return { world, close: celery.close };
}

function openCelery(inputs: Inputs, signal: AbortSignal, debug: (line: string) => void) {
  let port: CeleryPort | null = null;
  let connecting: Promise<CeleryPort> | null = null;
  const open = async (): Promise<CeleryPort> => {
    if (inputs.broker === null)
      throw new RefusedError(['broker-url is missing: a drain needs the broker that Celery uses.']);
    const { connectCelery } = await import('./adapters/celery/connect-celery.js');
    port = await connectCelery({ ...inputs.broker, signal, debug });
    return makeCancellable(port, signal);
  };
  return {
    connect: (): Promise<CeleryPort> =>
      (connecting ??= open().catch((error: unknown) => {
        connecting = null;
        throw error;
      })),
    close: async (): Promise<void> => {
      await port?.close();
    },
  };
}

function readWorkspaceFile(path: string): string {
  const full = resolve(process.env['GITHUB_WORKSPACE'] ?? process.cwd(), path);
  try {
    return readFileSync(full, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const kind = code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'other';
    throw new WorldError(kind, 'file', `${path} can't be read (${code ?? 'unknown error'}).`, {
      cause: error,
    });
  }
}
