import { type BrokerTrace, traceRabbitmq, traceRedis } from './broker-trace.js';
import { startRabbitmq } from './start-rabbitmq.js';
import { startRedis } from './start-redis.js';

export type BrokerKind = 'redis' | 'rabbitmq';
export const BROKERS: readonly BrokerKind[] = ['redis', 'rabbitmq'];

/** A broker server with rooms that are separate from each other. */
export interface Broker {
  readonly kind: BrokerKind;
  readonly port: number;
  openRoom(): Promise<BrokerRoom>;
  /** Every connection is lost, and clients find it again where it was. Redis comes back empty. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A Redis database or a RabbitMQ vhost. */
export interface BrokerRoom {
  readonly kind: BrokerKind;
  readonly url: string;
  /** The same room through another port, such as a proxy's. */
  urlThrough(port: number): string;
  trace(): Promise<BrokerTrace>;
  /** Another room of the same broker. */
  openAnother(): Promise<BrokerRoom>;
}

export interface BrokerOptions {
  /** Of Redis' default user, or of a RabbitMQ user `shop`. */
  readonly password?: string;
}

/** Starts a server of our own. */
export function startBroker(kind: BrokerKind, options: BrokerOptions = {}): Promise<Broker> {
  return kind === 'redis' ? startRedisBroker(options) : startRabbitmqBroker(options);
}

async function startRedisBroker({ password }: BrokerOptions): Promise<Broker> {
  const login = password === undefined ? '' : `:${encodeURIComponent(password)}@`;
  const lock = password === undefined ? [] : ['--requirepass', password];
  const args = ['--databases', '64', ...lock];
  let server = await startRedis({ args });
  let rooms = 0;
  const openRoom = (): Promise<BrokerRoom> => {
    const room = String(rooms++);
    const urlThrough = (port: number): string => `redis://${login}127.0.0.1:${String(port)}/${room}`;
    const url = urlThrough(server.port);
    return Promise.resolve({
      kind: 'redis',
      url,
      urlThrough,
      trace: () => traceRedis(url),
      openAnother: openRoom,
    });
  };
  const restart = async (): Promise<void> => {
    const { port } = server;
    await server.stop();
    server = await startRedis({ args, port });
  };
  return { kind: 'redis', port: server.port, openRoom, restart, stop: () => server.stop() };
}

async function startRabbitmqBroker({ password }: BrokerOptions): Promise<Broker> {
  const server = await startRabbitmq();
  const user = password === undefined ? null : { name: 'shop', password };
  let rooms = 0;
  const openRoom = async (): Promise<BrokerRoom> => {
    const room = `shop${String(rooms++)}`;
    await server.createVhost(room);
    if (user && rooms === 1) await server.addUser({ ...user, vhost: room });
    else if (user) await server.ctl('set_permissions', '-p', room, user.name, '.*', '.*', '.*');
    const login = user ? `${user.name}:${encodeURIComponent(user.password)}` : 'guest:guest';
    const urlThrough = (port: number): string => `amqp://${login}@127.0.0.1:${String(port)}/${room}`;
    const url = urlThrough(server.port);
    return { kind: 'rabbitmq', url, urlThrough, trace: () => traceRabbitmq(url), openAnother: openRoom };
  };
  const restart = async (): Promise<void> => {
    await server.ctl('stop_app');
    await server.ctl('start_app');
  };
  return { kind: 'rabbitmq', port: server.port, openRoom, restart, stop: () => server.stop() };
}
