import { GetTaskProtectionCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runService } from '../support/run-service.js';
import { startStage, type Stage } from '../support/start-clients.js';

let stage: Stage;
let state: string;
let taskArn: string;
beforeAll(async () => {
  stage = await startStage();
  await runService(stage, ['sleep', '600']);
  taskArn = stage.simulator.processes()[0]?.taskArn ?? '';
  state = `${stage.simulator.url}/_agent/${taskArn.split('/').at(-1) ?? ''}/task-protection/v1/state`;
});
afterAll(() => stage.stop());

const put = async (body: unknown): Promise<{ status: number; answer: unknown }> => {
  const response = await fetch(state, { method: 'PUT', body: JSON.stringify(body) });
  return { status: response.status, answer: await response.json() };
};

describe('a task’s own protection endpoint', () => {
  test('protects, reports and releases, as the API shows too', async () => {
    const { status, answer } = await put({ ProtectionEnabled: true, ExpiresInMinutes: 60 });
    expect(status).toBe(200);
    expect(answer).toEqual({
      protection: {
        ProtectionEnabled: true,
        TaskArn: taskArn,
        ExpirationDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      },
    });
    const { protectedTasks } = await stage.ecs.send(new GetTaskProtectionCommand({ cluster: 'c' }));
    expect(protectedTasks).toMatchObject([
      { taskArn, protectionEnabled: true, expirationDate: expect.any(Date) },
    ]);
    expect(await (await fetch(state)).json()).toMatchObject({ protection: { ProtectionEnabled: true } });
    expect((await put({ ProtectionEnabled: false })).answer).toEqual({
      protection: { ProtectionEnabled: false, TaskArn: taskArn },
    });
  });

  test.each([
    [{ ExpiresInMinutes: 5 }, "Invalid request: does not contain 'ProtectionEnabled' field"],
    [{ ProtectionEnabled: true, Extra: 1 }, 'Invalid request: unknown field "Extra"'],
    [{ ProtectionEnabled: true, ExpiresInMinutes: 9999 }, 'expiresInMinutes must be between 1 and 2880.'],
  ])('%j is refused', async (body, message) => {
    const { status, answer } = await put(body);
    expect(status).toBe(400);
    expect(answer).toMatchObject({ error: { Arn: taskArn, Message: message } });
  });
});
