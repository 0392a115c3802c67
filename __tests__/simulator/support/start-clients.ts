import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { CreateClusterCommand, DescribeServicesCommand, ECSClient, type Service } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../../simulator/start-simulator.js';

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

export interface Stage {
  readonly simulator: Simulator;
  readonly ecs: ECSClient;
  readonly elb: ElasticLoadBalancingV2Client;
  readonly logs: CloudWatchLogsClient;
  /** Service `s` of cluster `c`. */
  fetchService(): Promise<Service>;
  /** Looks again and again until it holds. */
  until<T>(look: () => Promise<T> | T, holds: (value: T) => boolean, withinMs?: number): Promise<T>;
  stop(): Promise<void>;
}

/** A simulator with real SDK clients, and cluster `c`. */
export async function startStage(options: SimulatorOptions = {}): Promise<Stage> {
  const simulator = await startSimulator({ timeScale: 100, ...options });
  const settings = {
    endpoint: simulator.url,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'AKIAEXAMPLEEXAMPLE00', secretAccessKey: 'example-secret-access-key' },
  };
  const ecs = new ECSClient(settings);
  const elb = new ElasticLoadBalancingV2Client(settings);
  const logs = new CloudWatchLogsClient(settings);
  await ecs.send(new CreateClusterCommand({ clusterName: 'c' }));
  return {
    simulator,
    ecs,
    elb,
    logs,
    fetchService: async () => {
      const { services } = await ecs.send(new DescribeServicesCommand({ cluster: 'c', services: ['s'] }));
      const [service] = services ?? [];
      if (service === undefined) throw new Error('no service s');
      return service;
    },
    until: async (look, holds, withinMs = 20_000) => {
      const endsAtMs = Date.now() + withinMs;
      for (;;) {
        const value = await look();
        if (holds(value)) return value;
        if (Date.now() > endsAtMs) {
          throw new Error(`It never came to hold; last seen: ${JSON.stringify(value)}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    },
    stop: async () => {
      for (const client of [ecs, elb, logs]) client.destroy();
      await simulator.stop();
    },
  };
}
