import { noRoomOnInstances } from '../../../../src/diagnosis/rules/no-room-on-instances.js';
import { aStartedTask, anEvent } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';
import { aDeadTask } from '../../../support/builders/world.js';

const unplaced = (closest: string) =>
  anEvent(
    `(service worker) was unable to place a task because no container instance met all of its requirements. ${closest} For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`,
  );

testRule(noRoomOnInstances, {
  fires: {
    'too little CPU': {
      evidence: {
        events: [
          unplaced('The closest matching (container-instance 1f2) has insufficient CPU units available.'),
        ],
      },
      quotes: 'insufficient CPU',
      says: ['too little CPU'],
    },
    'a fixed host port': {
      evidence: {
        events: [
          unplaced(
            'The closest matching (container-instance 1f2) is already using a port required by your task.',
          ),
        ],
      },
      says: ['hostPort: 0'],
    },
    'the agent is gone': {
      evidence: {
        events: [unplaced('The closest matching (container-instance 1f2) encountered error "AGENT".')],
      },
      says: ['agent'],
    },
  },
  quiet: {
    'room was found: a task was started since': { events: [unplaced('')], newTasks: [aStartedTask()] },
    'Fargate has no instances': {
      events: [
        anEvent('(service worker) was unable to place a task. Reason: Capacity is unavailable at this time.'),
      ],
    },
    'a task that started and failed had room': {
      stoppedTasks: [aDeadTask()],
      events: [anEvent('(service worker) has started 1 tasks: (task 1).')],
    },
  },
});
