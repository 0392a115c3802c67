import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateServiceCommand, DescribeTasksCommand, ListTasksCommand } from '@aws-sdk/client-ecs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { registerCommand, runService } from '../support/run-service.js';
import { startStage, type Stage } from '../support/start-clients.js';

const EAT = 'const eaten = Buffer.alloc(400 * 2 ** 20, 1); setInterval(() => eaten.length, 1000)';

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.stop());

describe('a container with a memory limit', () => {
  test('is killed when its first process uses more, and ECS says why', async () => {
    const container = { memory: 200 };
    const taskDefinition = await registerCommand(stage, [process.execPath, '-e', EAT], container);
    const service = { cluster: 'c', serviceName: 's', taskDefinition, desiredCount: 1 };
    await stage.ecs.send(new CreateServiceCommand(service));
    const stopped = { cluster: 'c', serviceName: 's', desiredStatus: 'STOPPED' } as const;
    const taskArns = await stage.until(
      async () => (await stage.ecs.send(new ListTasksCommand(stopped))).taskArns ?? [],
      (arns) => arns.length > 0,
    );
    const { tasks } = await stage.ecs.send(new DescribeTasksCommand({ cluster: 'c', tasks: taskArns }));
    expect(tasks?.[0]).toMatchObject({
      stopCode: 'EssentialContainerExited',
      containers: [{ exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' }],
    });
  });

  test('keeps running when the largest process is another one', async () => {
    const script = `"${process.execPath}" -e '${EAT}' & wait $!; echo "ended with $?"; exec sleep 600`;
    await runService(stage, ['sh', '-c', script], { container: { memory: 200 } });
    const [task] = stage.simulator.processes();
    const command = new GetLogEventsCommand({
      logGroupName: '/app',
      logStreamName: `ecs/app/${task?.taskArn.split('/').at(-1) ?? ''}`,
    });
    const events = await stage.until(
      async () => (await stage.logs.send(command)).events ?? [],
      (lines) => lines.some(({ message }) => message?.startsWith('ended')),
    );
    expect(events.map(({ message }) => message)).toContain('ended with 137');
    expect(stage.simulator.processes()).toHaveLength(1);
  });
});
