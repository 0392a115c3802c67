import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeTasksCommand, ListTasksCommand, StopTaskCommand, type Task } from '@aws-sdk/client-ecs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findIsolation } from '../../../simulator/shell/isolation.js';
import { runService } from '../support/run-service.js';
import { startStage, type Stage } from '../support/start-clients.js';

/** Without PID namespaces a program that has no handler dies of SIGTERM, which the simulator announces. */
const isFirst = findIsolation().kind === 'namespace';
const UNHANDLED = isFirst ? 137 : 143;
const HANDLER = 'process.on("SIGTERM", () => process.exit(3)); setInterval(() => {}, 1000)';

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.stop());

async function stopAndWait(command: readonly string[], stopTimeout: number): Promise<Task> {
  await runService(stage, command, { container: { stopTimeout } });
  const taskArn = stage.simulator.processes()[0]?.taskArn ?? '';
  // Long enough after RUNNING for the program to have set up its handler: the service is healthy.
  await stage.ecs.send(new StopTaskCommand({ cluster: 'c', task: taskArn }));
  return stage.until(
    async () => {
      const { tasks } = await stage.ecs.send(new DescribeTasksCommand({ cluster: 'c', tasks: [taskArn] }));
      return tasks?.[0] ?? {};
    },
    ({ lastStatus }) => lastStatus === 'STOPPED',
  );
}

describe('SIGTERM reaches the first process only', () => {
  test('a shell that does not exec swallows it: 137 after stopTimeout', async () => {
    const task = await stopAndWait(['sh', '-c', 'sleep 600; true'], 20);
    expect(task.containers?.[0]?.exitCode).toBe(UNHANDLED);
    const waitedMs = (task.executionStoppedAt?.getTime() ?? 0) - (task.stoppingAt?.getTime() ?? 0);
    expect(waitedMs).toBeGreaterThanOrEqual(isFirst ? 200 : 0);
  });

  test('a program without a handler ignores it as PID 1', async () => {
    const task = await stopAndWait(['sleep', '600'], 20);
    expect(task.containers?.[0]?.exitCode).toBe(UNHANDLED);
  });

  test('a shell that execs passes it to the program, which exits with its own code', async () => {
    const task = await stopAndWait(['sh', '-c', `exec "${process.execPath}" -e '${HANDLER}'`], 3000);
    expect(task.containers?.[0]?.exitCode).toBe(3);
    expect(task.stopCode).toBe('UserInitiated');
  });

  test('what the first process left behind is killed with it', async () => {
    const mark = `60${process.pid}`;
    await stopAndWait(['sh', '-c', `sleep ${mark} & trap "exit 0" TERM; wait; wait`], 3000);
    expect(listCommands().filter((command) => command.includes(`sleep\0${mark}`))).toEqual([]);
  });
});

function listCommands(): string[] {
  return readdirSync('/proc').flatMap((pid) => {
    try {
      return /^\d+$/.test(pid) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : [];
    } catch {
      return [];
    }
  });
}

describe('a task process', () => {
  test('knows its address, its task, its image and only its own environment', async () => {
    await stage.stop();
    process.env['SIMULATOR_TEST_SECRET'] = 'not for tasks';
    stage = await startStage({ environment: { EXTRA: 'yes' } });
    await runService(stage, ['sh', '-c', 'env; hostname; exec sleep 600'], {
      container: { environment: [{ name: 'OWN', value: 'mine' }] },
    });
    const taskArn = stage.simulator.processes()[0]?.taskArn ?? '';
    const command = new GetLogEventsCommand({
      logGroupName: '/app',
      logStreamName: `ecs/app/${taskArn.split('/').at(-1) ?? ''}`,
      startFromHead: true,
    });
    const { events } = await stage.logs.send(command);
    const lines = (events ?? []).map(({ message }) => message ?? '');
    expect(lines).toEqual(
      expect.arrayContaining(['EXTRA=yes', 'OWN=mine', 'IMAGE=app:1', `TASK_ARN=${taskArn}`]),
    );
    expect(lines.join('\n')).toMatch(/TASK_IP=(?:10\.0\.\d+\.\d+|127\.0\.0\.1)$/m);
    expect(lines.join('\n')).toMatch(/ECS_AGENT_URI=http:\/\/127\.0\.0\.1:\d+\/_agent\/[0-9a-f]{32}/);
    expect(lines.join('\n')).not.toContain('not for tasks');
    const { tasks } = await stage.ecs.send(new DescribeTasksCommand({ cluster: 'c', tasks: [taskArn] }));
    const details = tasks?.[0]?.attachments?.[0]?.details ?? [];
    const dnsName = details.find(({ name }) => name === 'privateDnsName')?.value;
    expect(dnsName).toMatch(/^ip-10-0-\d+-\d+\.eu-central-1\.compute\.internal$/);
    expect(lines).toContain(`TASK_HOST=${dnsName ?? '-'}`);
  });

  test('that exits by itself is replaced, with its exit code and reason kept', async () => {
    const marker = 'if [ -e "$0" ]; then exec sleep 600; fi; touch "$0"; exit 5';
    const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
    await runService(stage, ['sh', '-c', marker, join(folder, 'seen')]);
    rmSync(folder, { recursive: true });
    const { taskArns } = await stage.ecs.send(
      new ListTasksCommand({ cluster: 'c', serviceName: 's', desiredStatus: 'STOPPED' }),
    );
    const { tasks } = await stage.ecs.send(new DescribeTasksCommand({ cluster: 'c', tasks: taskArns }));
    expect(tasks).toMatchObject([
      {
        stopCode: 'EssentialContainerExited',
        stoppedReason: 'Essential container in task exited',
        containers: [{ exitCode: 5, lastStatus: 'STOPPED' }],
      },
    ]);
  });

  test('that is killed is 137, and the service starts another', async () => {
    await runService(stage, ['sleep', '600']);
    const [first] = stage.simulator.processes();
    stage.simulator.killTask(first?.taskArn ?? '');
    const [second] = await stage.until(
      () => stage.simulator.processes(),
      (processes) => processes.some(({ taskArn }) => taskArn !== first?.taskArn),
    );
    expect(second?.taskDefinitionArn).toBe(first?.taskDefinitionArn);
    const command = new DescribeTasksCommand({ cluster: 'c', tasks: [first?.taskArn ?? ''] });
    const { tasks } = await stage.ecs.send(command);
    expect(tasks?.[0]?.containers?.[0]?.exitCode).toBe(137);
  });

  test('goes when the simulator stops', async () => {
    await runService(stage, ['sleep', '600']);
    const pids = stage.simulator.processes().map(({ pid }) => pid);
    expect(pids).toHaveLength(1);
    await stage.simulator.stop();
    for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    stage = await startStage();
  });
});
