import { expect, test } from '@jest/globals';
import { chooseLogTasks } from '../../../../src/diagnosis/evidence/choose-log-tasks.js';
import { NOW_MS, aContainer, aDeadTask, aTask } from '../../../support/builders/world.js';

const checked = {
  stopCode: 'ServiceSchedulerInitiated',
  stoppedReason: 'Task failed ELB health checks in (target-group tg)',
};
const planned = {
  stopCode: 'ServiceSchedulerInitiated',
  stoppedReason: 'Scaling activity initiated by (deployment d)',
};

test('first tasks that failed by themselves, then failed checks, then running ones, then stopped ones', () => {
  const crashed = aDeadTask();
  const unhealthy = aDeadTask(checked);
  const running = aTask();
  const replaced = aDeadTask(planned);
  expect(chooseLogTasks({ stoppedTasks: [replaced, unhealthy, crashed], newTasks: [running] })).toEqual([
    ...[crashed, unhealthy, running, replaced],
  ]);
});

test('of two that crashed the earlier one: its lines have arrived', () => {
  const later = aDeadTask({ createdAtMs: NOW_MS - 1_000 });
  const earlier = aDeadTask({ createdAtMs: NOW_MS - 2_000 });
  expect(chooseLogTasks({ stoppedTasks: [later, earlier], newTasks: [] })[0]).toBe(earlier);
});

test('a crash comes before an exit with 0', () => {
  const ended = aDeadTask({ createdAtMs: 0, containers: [aContainer({ exitCode: 0 })] });
  const crashed = aDeadTask();
  expect(chooseLogTasks({ stoppedTasks: [ended, crashed], newTasks: [] })[0]).toBe(crashed);
});

test('a task that never started has no log', () => {
  expect(chooseLogTasks({ stoppedTasks: [aDeadTask({ startedAtMs: null })], newTasks: [] })).toEqual([]);
});
