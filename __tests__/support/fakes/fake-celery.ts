/** A broker with workers in memory: what they consume and run is data, the commands that they get are recorded. */
import type {
  ConsumedQueue,
  Job,
  ScheduledJob,
  WorkerLook,
  WorkerProfile,
} from '../../../src/model/worker.js';
import type { CeleryPort } from '../../../src/ports.js';

export interface FakeWorker {
  queues: string[];
  active: Job[];
  reserved: Job[];
  scheduled: ScheduledJob[];
  pool: string;
  /** Has a mailbox and does not answer; commands wait for it. */
  silent: boolean;
  jsonOnly: boolean;
  /** Answers ok and does nothing. */
  ignoresCommands: boolean;
  count: number;
  /** Exclusive or auto-delete queues among them. */
  transient: string[];
  /** Queues of other workers of the same name. */
  namesakes: string[][];
}

export interface FakeCelery {
  readonly port: CeleryPort;
  /** As another run has it. */
  portOf(runName: string): CeleryPort;
  /** The run that has the lease; null: nobody. */
  leaseOf: string | null;
  readonly workers: Map<string, FakeWorker>;
  /** Lets a silent worker answer again: it first carries out what was sent meanwhile, in order. */
  wake(node: string): void;
}

export function aWorker(overrides: Partial<FakeWorker> = {}): FakeWorker {
  return {
    queues: ['celery'],
    active: [],
    reserved: [],
    scheduled: [],
    pool: 'prefork',
    silent: false,
    jsonOnly: true,
    ignoresCommands: false,
    count: 1,
    transient: [],
    namesakes: [],
    ...overrides,
  };
}

export function createFakeCelery(calls: string[], transport: 'redis' | 'amqp' = 'redis'): FakeCelery {
  const workers = new Map<string, FakeWorker>();
  const waiting = new Map<string, (() => void)[]>();
  const speaking = (nodes: readonly string[]): [string, FakeWorker][] =>
    [...workers].filter(([node, worker]) => nodes.includes(node) && !worker.silent);
  const tell = (verb: 'silence' | 'restore') => (nodes: readonly string[], queue: string) => {
    calls.push(`${verb} ${queue} ${nodes.join(',')}`);
    for (const node of nodes) {
      const worker = workers.get(node);
      if (worker === undefined || worker.ignoresCommands) continue;
      const act = (): void => {
        const others = worker.queues.filter((name) => name !== queue);
        worker.queues = verb === 'silence' ? others : [...others, queue];
      };
      if (worker.silent) waiting.set(node, [...(waiting.get(node) ?? []), act]);
      else act();
    }
    return Promise.resolve(speaking(nodes).map(([node]) => ({ node, accepted: true, error: null })));
  };
  const portOf = (runName: string): CeleryPort => ({
    transport,
    where: 'broker.example:6379/0',
    ping: () => {
      const all = [...workers];
      const counts = Object.fromEntries(
        all.filter(([, one]) => !one.silent).map(([node, one]) => [node, one.count]),
      );
      const heard = all.reduce((sum, [, one]) => sum + one.count, 0);
      return Promise.resolve({ counts, receivers: transport === 'redis' ? heard : null });
    },
    fetchMailboxes: (candidates) =>
      Promise.resolve(
        [...workers.keys()].filter((node) => transport === 'redis' || candidates.includes(node)),
      ),
    fetchProfiles: (nodes) =>
      Promise.resolve(speaking(nodes).map(([node, { pool, jsonOnly }]) => ({ node, pool, jsonOnly }))),
    fetchQueues: (nodes) =>
      Promise.resolve(Object.fromEntries(speaking(nodes).map(([node, one]) => [node, [...one.queues]]))),
    fetchConsumedQueues: (nodes) =>
      Promise.resolve(Object.fromEntries(speaking(nodes).map(([node, one]) => [node, listConsumed(one)]))),
    look: (profiles) =>
      Promise.resolve(profiles.map((profile) => lookAt(profile, workers.get(profile.node)))),
    silence: tell('silence'),
    restore: tell('restore'),
    holdLease: () => {
      fake.leaseOf ??= runName;
      return Promise.resolve(fake.leaseOf === runName);
    },
    explainNoReceivers: () => Promise.resolve('broker-url: nobody listens there.'),
    close: () => {
      if (fake.leaseOf === runName) fake.leaseOf = null;
      return Promise.resolve();
    },
  });
  const wake = (node: string): void => {
    const worker = workers.get(node);
    if (worker !== undefined) worker.silent = false;
    for (const act of waiting.get(node) ?? []) act();
    waiting.delete(node);
  };
  const fake: FakeCelery = { port: portOf('this run'), portOf, leaseOf: null, workers, wake };
  return fake;
}

function listConsumed({ queues, transient, namesakes }: FakeWorker): ConsumedQueue[][] {
  return [queues, ...namesakes].map((names) =>
    names.map((name) => ({ name, isTransient: transient.includes(name) })),
  );
}

function lookAt(profile: WorkerProfile, worker: FakeWorker | undefined): WorkerLook {
  if (worker === undefined || worker.silent) {
    return { node: profile.node, answered: false, queues: [], active: [], reserved: [], scheduled: [] };
  }
  const { queues, active, reserved, scheduled } = worker;
  return {
    node: profile.node,
    answered: true,
    queues: [...queues],
    active,
    reserved: profile.jsonOnly ? reserved : null,
    scheduled: profile.jsonOnly ? scheduled : [],
  };
}
