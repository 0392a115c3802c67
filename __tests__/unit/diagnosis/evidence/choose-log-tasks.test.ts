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

test('one that failed by itself comes first, then failed checks, then one that runs, then one that had to go', () => {
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

test('a crash tells more than an end with 0', () => {
  const ended = aDeadTask({ createdAtMs: 0, containers: [aContainer({ exitCode: 0 })] });
  const crashed = aDeadTask();
  expect(chooseLogTasks({ stoppedTasks: [ended, crashed], newTasks: [] })[0]).toBe(crashed);
});

test('one that never started said nothing', () => {
  expect(chooseLogTasks({ stoppedTasks: [aDeadTask({ startedAtMs: null })], newTasks: [] })).toEqual([]);
});
