/** Small web services behind load balancers on a simulator of their own: no broker, no Celery. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServicesCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  type Service,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { type SimulatorSettings, startSimulator } from '../../../simulator/start-simulator.js';
import { makeJobFolders, type RunningAction, startStep } from '../action/run-action.js';
import { waitFor } from '../wait-for.js';
import { FEW_CHECKS, openTargetGroup } from './open-target-group.js';

/** Answers its health path with the status in the first argument; listens after as many seconds as the second says. */
const SERVER = `
import http.server, os, signal, sys, time
signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(int(sys.argv[1]) if self.path == '/up' else 200)
        self.end_headers()
time.sleep(float(sys.argv[2]))
http.server.ThreadingHTTPServer((os.environ['TASK_IP'], 8000), Handler).serve_forever()
`;
const PYTHON = '/usr/bin/python3';
const CLUSTER = 'shop';

/** How a revision behaves. */
export interface Conduct {
  readonly status: number;
  /** Real seconds until it listens. */
  readonly bootSeconds?: number;
}

/** Simulated seconds. */
export interface WebOptions {
  readonly name: string;
  readonly tasks: number;
  readonly graceSeconds: number;
  readonly intervalSeconds: number;
  readonly circuitBreaker?: boolean;
}

export interface WebService {
  readonly name: string;
  /** Deploys a revision by the action. */
  startDeploy(conduct: Conduct, inputs?: Readonly<Record<string, string>>): RunningAction;
  /** Deploys a revision by UpdateService alone; returns the deployment's id. */
  update(conduct: Conduct): Promise<string>;
  describe(): Promise<Service>;
}

export interface WebStage {
  /** Creates a service whose health path answers 200, and waits until its rollout is completed. */
  openWeb(options: WebOptions): Promise<WebService>;
  stop(): Promise<void>;
}

export async function openWebStage(
  timeScale: number,
  settings: Partial<SimulatorSettings> = {},
): Promise<WebStage> {
  const folder = mkdtempSync(join(tmpdir(), 'handover-web-'));
  const simulator = await startSimulator({ timeScale, settings });
  const client = {
    endpoint: simulator.url,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'AKIAEXAMPLEEXAMPLE00', secretAccessKey: 'example-secret-access-key' },
  };
  const ecs = new ECSClient(client);
  const elb = new ElasticLoadBalancingV2Client(client);
  await ecs.send(new CreateClusterCommand({ clusterName: CLUSTER }));
  return {
    openWeb: (options) => openWeb({ folder, url: simulator.url, ecs, elb }, options),
    stop: async () => {
      ecs.destroy();
      elb.destroy();
      await simulator.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface StageContext {
  readonly folder: string;
  readonly url: string;
  readonly ecs: ECSClient;
  readonly elb: ElasticLoadBalancingV2Client;
}

async function openWeb(context: StageContext, options: WebOptions): Promise<WebService> {
  const { ecs, elb } = context;
  const { name, tasks, graceSeconds, intervalSeconds, circuitBreaker = false } = options;
  const { targetGroupArn } = await openTargetGroup(elb, {
    name,
    port: 8000,
    healthCheck: { ...FEW_CHECKS, HealthCheckPath: '/up', HealthCheckIntervalSeconds: intervalSeconds },
    deregistrationDelayS: 30,
  });
  const service: WebService = {
    name,
    startDeploy: (conduct, inputs = {}) => startDeploy(context, name, conduct, inputs),
    update: async (conduct) => {
      const taskDefinition = await register(ecs, name, conduct);
      const update = new UpdateServiceCommand({ cluster: CLUSTER, service: name, taskDefinition });
      return (await ecs.send(update)).service?.deployments?.[0]?.id ?? '';
    },
    describe: async () => {
      const found = await ecs.send(new DescribeServicesCommand({ cluster: CLUSTER, services: [name] }));
      const [one] = found.services ?? [];
      if (one === undefined) throw new Error(`the simulator does not know the service ${name}`);
      return one;
    },
  };
  await ecs.send(
    new CreateServiceCommand({
      cluster: CLUSTER,
      serviceName: name,
      taskDefinition: await register(ecs, name, { status: 200 }),
      desiredCount: tasks,
      launchType: 'FARGATE',
      healthCheckGracePeriodSeconds: graceSeconds,
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] } },
      deploymentConfiguration: {
        deploymentCircuitBreaker: { enable: circuitBreaker, rollback: circuitBreaker },
      },
      loadBalancers: [{ targetGroupArn, containerName: 'web', containerPort: 8000 }],
    }),
  );
  const isCompleted = async (): Promise<boolean> =>
    (await service.describe()).deployments?.[0]?.rolloutState === 'COMPLETED';
  await waitFor(`the first rollout of ${name}`, isCompleted, { timeoutMs: 120_000 });
  return service;
}

function makeDefinition(
  family: string,
  { status, bootSeconds = 0 }: Conduct,
): RegisterTaskDefinitionCommandInput {
  return {
    family,
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    executionRoleArn: 'arn:aws:iam::123456789012:role/web',
    containerDefinitions: [
      {
        name: 'web',
        image: 'web:1',
        command: [PYTHON, '-c', SERVER, String(status), String(bootSeconds)],
        portMappings: [{ containerPort: 8000 }],
        logConfiguration: {
          logDriver: 'awslogs',
          options: {
            'awslogs-group': '/shop/web',
            'awslogs-stream-prefix': 'ecs',
            'awslogs-region': 'eu-central-1',
          },
        },
      },
    ],
  };
}

async function register(ecs: ECSClient, family: string, conduct: Conduct): Promise<string> {
  const { taskDefinition } = await ecs.send(
    new RegisterTaskDefinitionCommand(makeDefinition(family, conduct)),
  );
  return taskDefinition?.taskDefinitionArn ?? '';
}

function startDeploy(
  { folder, url }: StageContext,
  name: string,
  conduct: Conduct,
  inputs: Readonly<Record<string, string>>,
): RunningAction {
  const job = makeJobFolders(folder);
  writeFileSync(join(job.workspace, 'web.json'), JSON.stringify(makeDefinition(name, conduct)));
  return startStep('index.js', {
    inputs: {
      cluster: CLUSTER,
      service: name,
      'task-definition': 'web.json',
      'health-poll-interval': '1s',
      ...inputs,
    },
    awsEndpointUrl: url,
    job,
  });
}
