import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeTasksCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  DescribeTargetHealthCommand,
  ModifyTargetGroupAttributesCommand,
  TargetGroupNotFoundException,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { registerCommand, runService } from '../support/run-service.js';
import { startStage, type Stage } from '../support/start-clients.js';

/** Says its image; its health is what the first parameter says. */
const SERVER =
  'require("node:http").createServer((q, s) => { console.log("asked as " + q.headers.host + " by " + q.socket.remoteAddress); s.writeHead(q.url === "/up" ? Number(process.argv[1]) : 200);' +
  ' s.end(process.env.IMAGE) }).listen(8000, process.env.TASK_IP);console.log("at " + process.env.TASK_IP);' +
  'process.on("SIGTERM", () => process.exit(0))';
const serve = (health: number): string[] => [process.execPath, '-e', SERVER, String(health)];

let stage: Stage;
let targetGroupArn: string;
beforeAll(async () => {
  stage = await startStage();
  targetGroupArn = await openListener();
  await runService(stage, serve(200), {
    service: {
      desiredCount: 2,
      healthCheckGracePeriodSeconds: 60,
      loadBalancers: [{ targetGroupArn, containerName: 'app', containerPort: 8000 }],
    },
  });
});
afterAll(() => stage.stop());

async function openListener(): Promise<string> {
  const { elb } = stage;
  const balancer = await elb.send(new CreateLoadBalancerCommand({ Name: 'web', Subnets: ['subnet-1'] }));
  const group = await elb.send(
    new CreateTargetGroupCommand({
      Name: 'web',
      Protocol: 'HTTP',
      Port: 8000,
      TargetType: 'ip',
      VpcId: 'vpc-1',
      HealthCheckPath: '/up',
      HealthCheckIntervalSeconds: 10,
      Matcher: { HttpCode: '200-299' },
    }),
  );
  const arn = group.TargetGroups?.[0]?.TargetGroupArn ?? '';
  const attribute = { Key: 'deregistration_delay.timeout_seconds', Value: '30' };
  await elb.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn: arn, Attributes: [attribute] }));
  await elb.send(
    new CreateListenerCommand({
      LoadBalancerArn: balancer.LoadBalancers?.[0]?.LoadBalancerArn ?? '',
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: arn }],
    }),
  );
  return arn;
}

async function fetchStates(): Promise<(string | undefined)[]> {
  const command = new DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn });
  const { TargetHealthDescriptions: targets } = await stage.elb.send(command);
  return (targets ?? []).map(({ TargetHealth: health }) => health?.State);
}

describe('behind a load balancer', () => {
  test('healthy targets carry neither reason nor description', async () => {
    const command = new DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn });
    const { TargetHealthDescriptions: targets } = await stage.elb.send(command);
    expect(targets).toHaveLength(2);
    for (const target of targets ?? []) {
      expect(target.TargetHealth).toEqual({ State: 'healthy' });
      expect(target.Target).toMatchObject({ Id: expect.stringMatching(/^10\.0\./), Port: 8000 });
    }
  });

  test('a check names the target by its own address, and so does what the task prints', async () => {
    const [task] = stage.simulator.processes();
    const { tasks } = await stage.ecs.send(
      new DescribeTasksCommand({ cluster: 'c', tasks: [task?.taskArn ?? ''] }),
    );
    const address = tasks?.[0]?.containers?.[0]?.networkInterfaces?.[0]?.privateIpv4Address ?? '';
    expect(address).toMatch(/^10\.0\./);
    const command = new GetLogEventsCommand({
      logGroupName: '/app',
      logStreamName: `ecs/app/${task?.taskArn.split('/').at(-1) ?? ''}`,
      startFromHead: true,
    });
    const { events } = await stage.logs.send(command);
    const lines = (events ?? []).map(({ message }) => message);
    const isLinux = process.platform === 'linux'; // elsewhere there is but one loopback address
    expect(lines.slice(0, 2)).toEqual([
      isLinux ? `at ${address}` : 'at 127.0.0.1',
      `asked as ${address}:8000 by ${isLinux ? '10.0.255.254' : '127.0.0.1'}`,
    ]);
  });

  test('an unregistered target is unused, an unknown group an error', async () => {
    const asked = { TargetGroupArn: targetGroupArn, Targets: [{ Id: '10.9.9.9', Port: 8000 }] };
    const { TargetHealthDescriptions: targets } = await stage.elb.send(
      new DescribeTargetHealthCommand(asked),
    );
    expect(targets?.[0]?.TargetHealth).toMatchObject({ State: 'unused', Reason: 'Target.NotRegistered' });
    const unknown = new DescribeTargetHealthCommand({ TargetGroupArn: `${targetGroupArn}0` });
    await expect(stage.elb.send(unknown)).rejects.toBeInstanceOf(TargetGroupNotFoundException);
  });

  test('a rollout serves every request, first from the old revision, at the end from the new', async () => {
    const [listener] = stage.simulator.listeners();
    const taskDefinition = await registerCommand(stage, serve(200), { image: 'app:2' });
    await stage.ecs.send(new UpdateServiceCommand({ cluster: 'c', service: 's', taskDefinition }));
    const answers: string[] = [];
    await stage.until(
      async () => {
        const response = await fetch(listener?.url ?? '');
        answers.push(`${response.status} ${await response.text()}`);
        return stage.fetchService();
      },
      ({ deployments }) => deployments?.length === 1 && deployments[0]?.rolloutState === 'COMPLETED',
    );
    expect([...new Set(answers)].sort()).toEqual(['200 app:1', '200 app:2']);
    const { events } = await stage.fetchService();
    const texts = (events ?? []).map(({ message }) => message ?? '');
    expect(texts).toContain(`(service s) registered 2 targets in (target-group ${targetGroupArn})`);
    expect(texts.some((text) => /has begun draining connections on 2 tasks\.$/.test(text))).toBe(true);
  });

  test('targets drain for the deregistration delay before their processes are stopped', async () => {
    await stage.ecs.send(new UpdateServiceCommand({ cluster: 'c', service: 's', desiredCount: 1 }));
    await stage.until(fetchStates, (states) => states.includes('draining'));
    expect(stage.simulator.processes()).toHaveLength(2);
    await stage.until(
      () => stage.simulator.processes(),
      (processes) => processes.length === 1,
    );
    expect(await fetchStates()).toEqual(['healthy']);
  });

  test('a revision that fails its check becomes unhealthy with the code, and the old one keeps serving', async () => {
    const taskDefinition = await registerCommand(stage, serve(503), { image: 'app:3' });
    await stage.ecs.send(new UpdateServiceCommand({ cluster: 'c', service: 's', taskDefinition }));
    const command = new DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn });
    const { TargetHealthDescriptions: targets } = await stage.until(
      () => stage.elb.send(command),
      (answer) =>
        answer.TargetHealthDescriptions?.some(({ TargetHealth: h }) => h?.State === 'unhealthy') ?? false,
    );
    const failing = targets?.find(({ TargetHealth: health }) => health?.State === 'unhealthy');
    expect(failing?.TargetHealth).toEqual({
      State: 'unhealthy',
      Reason: 'Target.ResponseCodeMismatch',
      Description: 'Health checks failed with these codes: [503]',
    });
    const response = await fetch(stage.simulator.listeners()[0]?.url ?? '');
    expect(await response.text()).toBe('app:2');
  });
});
