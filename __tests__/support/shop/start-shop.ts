import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateClusterCommand, ECSClient } from '@aws-sdk/client-ecs';
import { startSimulator, type SimulatorSettings } from '../../../simulator/start-simulator.js';
import { openShopService, type ServiceOptions, type ShopService } from './open-shop-service.js';
import { SHOP_DIRECTORY } from './shop-definition.js';
import { type Broker, type BrokerRoom } from '../brokers/start-broker.js';
import { CELERY_PYTHON } from '../brokers/start-celery-worker.js';
import { type ShopClient, startShopClient } from './start-shop-client.js';

export type Simulator = Awaited<ReturnType<typeof startSimulator>>;

/** A room of a broker, the simulator, and a Celery program: all that services of the shop need. */
export interface Shop {
  readonly room: BrokerRoom;
  readonly simulator: Simulator;
  readonly ecs: ECSClient;
  readonly client: ShopClient;
  readonly cluster: string;
  readonly journal: string;
  /** Creates a service of Celery workers and waits until they are ready. */
  openService(options: ServiceOptions): Promise<ShopService>;
  stop(): Promise<void>;
}

export interface ShopOptions {
  /** How many simulated seconds pass in a real one. */
  readonly timeScale?: number;
  /** What the simulated world takes its time for. */
  readonly settings?: Partial<SimulatorSettings>;
}

/** Opens the shop in a new room of the broker. */
export async function startShop(
  broker: Broker,
  { timeScale = 30, settings = {} }: ShopOptions = {},
): Promise<Shop> {
  const folder = mkdtempSync(join(tmpdir(), 'handover-shop-'));
  const room = await broker.openRoom();
  const simulator = await startSimulator({
    timeScale,
    settings,
    workingDirectory: SHOP_DIRECTORY,
    logDirectory: folder,
    environment: { PYTHONDONTWRITEBYTECODE: '1', PYTHONUNBUFFERED: '1', C_FORCE_ROOT: '1' },
  });
  const ecs = new ECSClient({
    endpoint: simulator.url,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'AKIAEXAMPLEEXAMPLE00', secretAccessKey: 'example-secret-access-key' },
  });
  const cluster = 'shop';
  await ecs.send(new CreateClusterCommand({ clusterName: cluster }));
  const client = startShopClient(room.url, CELERY_PYTHON);
  const journal = join(folder, 'journal.jsonl');
  const shop = { room, simulator, ecs, client, cluster, journal };
  return {
    ...shop,
    openService: (options) => openShopService({ ...shop, folder }, options),
    stop: async () => {
      await client.stop();
      ecs.destroy();
      await simulator.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
