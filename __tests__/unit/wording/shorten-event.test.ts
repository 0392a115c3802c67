import { describe, expect, test } from '@jest/globals';
import { shortenEvent } from '../../../src/wording/shorten-event.js';

const TASK = '6f1b1ea6d3eb7a1af9f8498503276783';
const GROUP = 'arn:aws-cn:elasticloadbalancing:cn-north-1:123456789012:targetgroup/web/af3315f33b3af9c1';

describe('shortenEvent', () => {
  test.each([
    [
      `(service web) has started 1 tasks: (task ${TASK}).`,
      '(service web) has started 1 tasks: (task 6f1b1ea6…).',
    ],
    [
      `(service web) registered 1 targets in (target-group ${GROUP})`,
      '(service web) registered 1 targets in (target-group web)',
    ],
    [
      `(service web) (task ${TASK}) (port 8000) is unhealthy in (target-group ${GROUP}) due to (reason Request timed out).`,
      '(service web) (task 6f1b1ea6…) (port 8000) is unhealthy in (target-group web) due to (reason Request timed out).',
    ],
    [
      '(service web) (deployment ecs-svc/5704943098075511623) deployment completed.',
      '(service web) (deployment ecs-svc/5704943098075511623) deployment completed.',
    ],
  ])('%s', (message, words) => {
    expect(shortenEvent(message)).toBe(words);
  });
});
