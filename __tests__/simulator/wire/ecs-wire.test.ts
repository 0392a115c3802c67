import {
  AccessDeniedException,
  ClientException,
  ClusterNotFoundException,
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  InvalidParameterException,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  ServiceNotFoundException,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runService } from '../support/run-service.js';
import { startStage, type Stage } from '../support/start-clients.js';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
  await runService(stage, ['sleep', '600']);
});
afterAll(() => stage.stop());

describe('ECS on the wire', () => {
  test('timestamps arrive as dates of now, however fast the simulated time runs', async () => {
    const { createdAt, events } = await stage.fetchService();
    expect(createdAt).toBeInstanceOf(Date);
    for (const { createdAt } of events ?? []) {
      expect(Math.abs((createdAt?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
    }
  });

  test('errors arrive as the classes of the model', async () => {
    const { ecs } = stage;
    const send = (input: { cluster?: string; service: string; taskDefinition?: string }): Promise<unknown> =>
      ecs.send(new UpdateServiceCommand({ cluster: 'c', ...input }));
    await expect(send({ service: 'none' })).rejects.toBeInstanceOf(ServiceNotFoundException);
    await expect(send({ cluster: 'none', service: 's' })).rejects.toBeInstanceOf(ClusterNotFoundException);
    await expect(send({ service: 's', taskDefinition: 'none:1' })).rejects.toBeInstanceOf(ClientException);
    const unknown = new DescribeTaskDefinitionCommand({ taskDefinition: 'none' });
    await expect(ecs.send(unknown)).rejects.toThrow('Unable to describe task definition.');
    const empty = new RegisterTaskDefinitionCommand({ family: 'f', containerDefinitions: [] });
    await expect(ecs.send(empty)).rejects.toBeInstanceOf(ClientException);
  });

  test('unknown services, tasks and clusters are MISSING in an answer that is no error', async () => {
    const { ecs } = stage;
    const missing = { failures: [{ reason: 'MISSING' }] };
    const services = new DescribeServicesCommand({ cluster: 'c', services: ['none'] });
    expect(await ecs.send(services)).toMatchObject({ services: [], ...missing });
    const tasks = new DescribeTasksCommand({ cluster: 'c', tasks: ['0123'] });
    expect(await ecs.send(tasks)).toMatchObject({ tasks: [], ...missing });
    expect(await ecs.send(new DescribeClustersCommand({ clusters: ['none'] }))).toMatchObject(missing);
  });

  test.each([
    ['11 services', new DescribeServicesCommand({ cluster: 'c', services: Array<string>(11).fill('s') })],
    ['101 tasks', new DescribeTasksCommand({ cluster: 'c', tasks: Array<string>(101).fill('t') })],
  ])('%s in one call are refused', async (_name, command) => {
    await expect(stage.ecs.send(command as DescribeServicesCommand)).rejects.toBeInstanceOf(
      InvalidParameterException,
    );
  });

  test('tasks are found by service, family and the deployment that started them', async () => {
    const { deployments } = await stage.fetchService();
    const inputs = [
      { serviceName: 's' },
      { family: 'f' },
      { startedBy: deployments?.[0]?.id ?? '-' },
      { serviceName: 's', desiredStatus: 'STOPPED' as const },
    ];
    const counts = inputs.map(async (input) => {
      const { taskArns } = await stage.ecs.send(new ListTasksCommand({ cluster: 'c', ...input }));
      return taskArns?.length;
    });
    expect(await Promise.all(counts)).toEqual([1, 1, 1, 0]);
  });

  test('absent members are left out of the JSON', async () => {
    const response = await fetch(stage.simulator.url, {
      method: 'POST',
      headers: { 'x-amz-target': 'AmazonEC2ContainerServiceV20141113.DescribeServices' },
      body: JSON.stringify({ cluster: 'c', services: ['s'] }),
    });
    const text = await response.text();
    expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.1');
    expect(text).toContain('"runningCount":1');
    expect(text).not.toContain('null');
    expect(text).toMatch(/"createdAt":\d+(\.\d+)?[,}]/);
  });
});

describe('ordered faults', () => {
  const describeServices = (): Promise<unknown> => stage.fetchService();
  const countCalls = (): number =>
    stage.simulator.calls().filter(({ operation }) => operation === 'DescribeServices').length;

  test.each(['throttle', 'server-error'] as const)(
    'one %s is an invisible retry of the client',
    async (kind) => {
      const before = countCalls();
      stage.simulator.order({ kind, operation: 'DescribeServices', times: 1 });
      await describeServices();
      const made = stage.simulator.calls().filter(({ operation }) => operation === 'DescribeServices');
      expect(countCalls() - before).toBe(2);
      expect(made.slice(before).map(({ status }) => status)).toEqual([kind === 'throttle' ? 400 : 500, 200]);
    },
  );

  test('lasting throttling ends as ThrottlingException', async () => {
    stage.simulator.order({ kind: 'throttle', operation: 'DescribeServices' });
    await expect(describeServices()).rejects.toMatchObject({
      name: 'ThrottlingException',
      message: 'Rate exceeded',
    });
    stage.simulator.clearFaults();
    await describeServices();
  });

  test('a denied call is AccessDeniedException and changes nothing', async () => {
    const before = await stage.fetchService();
    stage.simulator.order({ kind: 'deny', operation: 'UpdateService', times: 1 });
    const update = new UpdateServiceCommand({ cluster: 'c', service: 's', desiredCount: 5 });
    await expect(stage.ecs.send(update)).rejects.toBeInstanceOf(AccessDeniedException);
    expect((await stage.fetchService()).desiredCount).toBe(before.desiredCount);
    expect(stage.simulator.calls().at(-2)).toMatchObject({
      service: 'ecs',
      operation: 'UpdateService',
      input: { desiredCount: 5 },
      status: 400,
      errorCode: 'AccessDeniedException',
      userAgent: expect.stringContaining('aws-sdk-js'),
    });
  });

  test('a dropped call is carried out, and its answer is lost', async () => {
    stage.simulator.order({ kind: 'drop', operation: 'UpdateService' });
    const update = new UpdateServiceCommand({
      cluster: 'c',
      service: 's',
      healthCheckGracePeriodSeconds: 77,
    });
    await expect(stage.ecs.send(update)).rejects.toThrow();
    stage.simulator.clearFaults();
    expect((await stage.fetchService()).healthCheckGracePeriodSeconds).toBe(77);
  });
});

describe('the control path', () => {
  test('lists calls and processes, takes faults, and names its paths', async () => {
    const control = (path: string, init?: RequestInit): Promise<Response> =>
      fetch(`${stage.simulator.url}/_simulator/${path}`, init);
    expect(await (await control('processes')).json()).toMatchObject([{ container: 'app' }]);
    expect(await (await control('calls')).json()).toHaveLength(stage.simulator.calls().length);
    const fault = JSON.stringify({ kind: 'deny', operation: 'ListTasks', times: 1 });
    await control('faults', { method: 'POST', body: fault });
    const list = new ListTasksCommand({ cluster: 'c' });
    await expect(stage.ecs.send(list)).rejects.toBeInstanceOf(AccessDeniedException);
    expect((await control('nonsense')).status).toBe(404);
  });
});
