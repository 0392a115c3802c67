import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ContainerDefinition,
  CreateServiceCommand,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  ModifyTargetGroupAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startStage, type Stage } from '../simulator/support/start-clients.js';
import { type ActionResult, makeJobFolders, runAction } from '../support/action/run-action.js';
import { type Mermaid, startMermaid } from '../support/start-mermaid.js';

/** Simulated seconds in a real one. */
const TIME_SCALE = 30;
const DELAY_S = 300;
const SERVER =
  'require("node:http").createServer((q, s) => s.end("ok")).listen(8000, process.env.TASK_IP);' +
  'process.on("SIGTERM", () => process.exit(0))';
const WEB: ContainerDefinition = {
  name: 'web',
  image: 'shop:1',
  command: [process.execPath, '-e', SERVER],
  portMappings: [{ containerPort: 8000 }],
};

let stage: Stage;
let mermaid: Mermaid;
let result: ActionResult;

beforeAll(async () => {
  mermaid = startMermaid();
  stage = await startStage({ timeScale: TIME_SCALE });
  await openService(await openTargetGroup());
  result = await deploy();
}, 120_000);
afterAll(async () => {
  mermaid.stop();
  await stage.stop();
});

async function openTargetGroup(): Promise<string> {
  const { elb } = stage;
  const balancer = await elb.send(new CreateLoadBalancerCommand({ Name: 'web', Subnets: ['subnet-1'] }));
  const group = await elb.send(
    new CreateTargetGroupCommand({
      ...{ Name: 'web', Protocol: 'HTTP', Port: 8000, TargetType: 'ip', VpcId: 'vpc-1' },
      HealthCheckIntervalSeconds: 10,
    }),
  );
  const arn = group.TargetGroups?.[0]?.TargetGroupArn ?? '';
  await elb.send(
    new ModifyTargetGroupAttributesCommand({
      TargetGroupArn: arn,
      Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: String(DELAY_S) }],
    }),
  );
  await elb.send(
    new CreateListenerCommand({
      LoadBalancerArn: balancer.LoadBalancers?.[0]?.LoadBalancerArn ?? '',
      ...{ Protocol: 'HTTP', Port: 80, DefaultActions: [{ Type: 'forward', TargetGroupArn: arn }] },
    }),
  );
  return arn;
}

async function openService(targetGroupArn: string): Promise<void> {
  const { ecs } = stage;
  await ecs.send(new RegisterTaskDefinitionCommand({ family: 'shop', containerDefinitions: [WEB] }));
  await ecs.send(
    new CreateServiceCommand({
      ...{ cluster: 'c', serviceName: 's', taskDefinition: 'shop', desiredCount: 2 },
      loadBalancers: [{ targetGroupArn, containerName: 'web', containerPort: 8000 }],
    }),
  );
  await stage.until(
    () => stage.fetchService(),
    ({ deployments }) => deployments?.[0]?.rolloutState === 'COMPLETED',
    60_000,
  );
}

function deploy(): Promise<ActionResult> {
  const job = makeJobFolders(mkdtempSync(join(tmpdir(), 'handover-timeline-')));
  const definition = { family: 'shop', containerDefinitions: [{ ...WEB, image: 'shop:2' }] };
  writeFileSync(join(job.workspace, 'task-definition.json'), JSON.stringify(definition));
  const inputs = {
    cluster: 'c',
    service: 's',
    'task-definition': 'task-definition.json',
    'health-poll-interval': '1s',
  };
  return runAction({ inputs, awsEndpointUrl: stage.simulator.url, job });
}

test('the slowest part of a web rollout is named with its setting, on the page and by what was seen', () => {
  expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
  expect(result.summary).toMatch(
    /\*\*Timeline:\*\* The target group's deregistration delay took \d+ s of \d+ s; set by `deregistration_delay\.timeout_seconds` \(5 min\)\./,
  );
});

test('every task has its part: new ones from their place to their health, old ones from draining to their clean-up', () => {
  const lanes = result.report?.timeline?.lanes ?? [];
  const kindsOf = (side: 'old' | 'new'): string[][] =>
    lanes.filter((lane) => lane.side === side).map(({ spans }) => spans.map(({ kind }) => kind).sort());
  expect(kindsOf('new')).toEqual([NEW_KINDS, NEW_KINDS]);
  expect(kindsOf('old')).toEqual([OLD_KINDS, OLD_KINDS]);
  const spans = lanes.flatMap((lane) => lane.spans);
  expect(spans.filter(({ toMs }) => toMs === null)).toEqual([]);
  for (const { spans: parts } of lanes.filter(({ side }) => side === 'old')) {
    const find = (wanted: string) => parts.find(({ kind }) => kind === wanted);
    expect(find('deregister')?.toMs).toBeLessThanOrEqual(find('stop')?.fromMs ?? 0);
    expect(find('stop')?.toMs).toBeLessThanOrEqual(find('clean-up')?.fromMs ?? 0);
  }
});

test("Mermaid's own parser finds a section for the run and for each task", async () => {
  const diagram = /^```mermaid\n(.*?gantt.*?)\n```$/ms.exec(result.summary)?.[1] ?? '';
  const { error, sections, tasks } = await mermaid.parse(diagram);
  expect(error).toBeUndefined();
  expect(sections.map((section) => section.split(' ')[0])).toEqual(['run', 'old', 'old', 'new', 'new']);
  expect(tasks.filter(({ states }) => states.length === 0).map(({ label }) => label)).toEqual([
    'draining',
    'draining',
  ]);
});

const NEW_KINDS = ['become-healthy', 'provision', 'pull', 'register-target', 'start'];
const OLD_KINDS = ['clean-up', 'deregister', 'stop'];
