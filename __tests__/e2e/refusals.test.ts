import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateServiceCommand } from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import { awaitAllConsume } from '../support/shop/await-consumers.js';
import { listChanges } from '../support/shop/aws-calls.js';
import type { BrokerTrace } from '../support/brokers/broker-trace.js';
import { deploy } from '../support/shop/deploy.js';
import { findFreePort } from '../support/find-free-port.js';
import type { ShopService } from '../support/shop/open-shop-service.js';
import { type ActionResult, startStep } from '../support/action/run-action.js';
import { BROKERS } from '../support/brokers/start-broker.js';
import { useShop } from '../support/shop/use-shop.js';
import { waitFor } from '../support/wait-for.js';

const CHANGING_COMMANDS = ['cancel_consumer', 'add_consumer', 'shutdown'];

describe.each(BROKERS)('a refused deploy changes nothing, on %s', (kind) => {
  let service: ShopService;
  let trace: BrokerTrace;
  const place = useShop(kind, { password: 'right password' }, async (shop) => {
    service = await shop.openService({ name: 'kitchen' });
    trace = await shop.room.trace();
    return () => trace.stop();
  });

  const run = (inputs: Readonly<Record<string, string>>): Promise<ActionResult> =>
    deploy(place.shop, service, { inputs });

  const countChanges = (): number => listChanges(place.shop.simulator, '[a-z]+').length;

  /** Runs it and asserts that it was refused with these words, and that nothing was changed anywhere. */
  const expectRefused = async (
    inputs: Readonly<Record<string, string>>,
    ...words: RegExp[]
  ): Promise<ActionResult> => {
    const before = { aws: countChanges(), broker: trace.commands.length };
    const result = await run(inputs);
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'refused' } });
    for (const word of words) expect(result.stdout + result.stderr).toMatch(word);
    expect(countChanges()).toBe(before.aws);
    const commands = trace.commands.slice(before.broker).map((command) => command.method);
    expect(commands.filter((method) => CHANGING_COMMANDS.includes(method))).toEqual([]);
    return result;
  };

  test('a broker that cannot be reached', async () => {
    const url = new URL(place.shop.room.urlThrough(await findFreePort()));
    await expectRefused({ 'broker-url': url.href }, /broker/i, /127\.0\.0\.1/);
  });

  test('a wrong password', async () => {
    const wrong = place.shop.room.url.replace(encodeURIComponent('right password'), 'wrong-password');
    const result = await expectRefused({ 'broker-url': wrong }, /password|credentials|user/i);
    expect(result.stdout + result.stderr).not.toMatch(/^(?!::add-mask::).*wrong-password/m);
  });

  test('a database or vhost where no worker is', async () => {
    const { url } = await place.broker.openRoom();
    await expectRefused({ 'broker-url': url }, /no .*worker|worker/i, /database|db|vhost/i);
  });

  test('a database or vhost that does not exist', async () => {
    const url = place.shop.room.url.replace(/[^/]+$/, kind === 'redis' ? '99' : 'nowhere');
    await expectRefused({ 'broker-url': url }, kind === 'redis' ? /database/i : /vhost/i);
  });

  test('SQS', async () => {
    await expectRefused({ 'broker-url': 'sqs://' }, /sqs/i, /broker-url/);
  });

  test.each([
    ['service', /nowhere/],
    ['cluster', /nowhere/],
  ])('a %s that does not exist', async (input, word) => {
    await expectRefused({ [input]: 'nowhere' }, word);
  });

  test('percentages that leave no room for a rollout', async () => {
    await expectRefused(
      { 'desired-count': '1', 'minimum-healthy-percent': '100', 'maximum-percent': '100' },
      /minimum-healthy-percent|minimumHealthyPercent/,
      /maximum-percent|maximumPercent/,
    );
  });

  test('a CODE_DEPLOY service', async () => {
    await place.shop.ecs.send(
      new CreateServiceCommand({
        cluster: place.shop.cluster,
        serviceName: 'blue',
        taskDefinition: (await service.describe()).taskDefinition,
        desiredCount: 0,
        deploymentController: { type: 'CODE_DEPLOY' },
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
      }),
    );
    await expectRefused({ service: 'blue' }, /CODE_DEPLOY/);
  });

  test('bad inputs, all of them in one report', async () => {
    const bad = {
      'drain-timeout': 'soon',
      'maximum-percent': 'lots',
      'on-failure': 'pray',
      drain: 'later',
      phases: 'deploy, celebrate',
    };
    const words = Object.entries(bad).flatMap(([name, value]) => [
      new RegExp(name),
      new RegExp(value.replace(/^.*, /, '')),
    ]);
    await expectRefused(bad, ...words);
  });

  test('a task definition that ECS refuses is refused before a worker is silenced', async () => {
    const before = trace.commands.length;
    const job = service.prepareRevision('new');
    const file = join(job.workspace, 'task-definition.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"essential": true', '"essential": false'));
    const result = await startStep('index.js', {
      inputs: service.inputs(),
      awsEndpointUrl: place.shop.simulator.url,
      job,
    }).done;
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'refused' } });
    expect(result.stdout).toMatch(/does not have any essential containers/);
    const methods = trace.commands.slice(before).map((command) => command.method);
    expect(methods.filter((method) => CHANGING_COMMANDS.includes(method))).toEqual([]);
  });

  test('a denied UpdateService fails the deploy, and the workers get their queues back', async () => {
    place.shop.simulator.order({ kind: 'deny', operation: 'UpdateService' });
    const result = await run({ drain: 'before' });
    place.shop.simulator.clearFaults();
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed' } });
    expect(result.stdout).toMatch(/UpdateService/);
    expect(result.summary).toMatch(/UpdateService/);
    await awaitAllConsume(service, place.shop.client);
  });

  test('desired count 0: nothing to drain, so the deploy succeeds', async () => {
    const empty = await place.shop.openService({ name: 'empty', workers: 0, waitUntilReady: false });
    const result = await deploy(place.shop, empty);
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
  });

  test('every old task crashes at its start: nothing to drain, so the deploy succeeds', async () => {
    const crashing = await place.shop.openService({
      ...{ name: 'crashes', command: ['sh', '-c', 'exit 1'], waitUntilReady: false },
    });
    await waitFor('a crash', async () => (await crashing.describe()).events?.some(isStart));
    const result = await deploy(place.shop, crashing, { changes: { command: null } });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    await awaitAllConsume(crashing, place.shop.client);
  });
});

function isStart(event: { message?: string | undefined }): boolean {
  return event.message?.includes('has started') ?? false;
}
