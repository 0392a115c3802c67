import { describe, expect, test } from '@jest/globals';
import type { TaskDefinition } from '../../../src/model/task-definition.js';
import { diffDefinitions } from '../../../src/definition/diff-definitions.js';
import { diffService } from '../../../src/rollout/diff-service.js';
import { redactCommand } from '../../../src/definition/redact-command.js';
import { NEW_ARN, aService } from '../../support/builders/world.js';

type Members = Readonly<Record<string, unknown>>;

const define = (container: Members = {}, task: Members = {}): TaskDefinition => ({
  family: 'shop',
  cpu: '256',
  ...task,
  containerDefinitions: [{ name: 'web', image: 'shop:1', command: ['gunicorn', 'shop.wsgi'], ...container }],
});

/** `web image: shop:1 → shop:2` */
function diff(container: Members, task: Members = {}, before: Members = {}): string[] {
  return diffDefinitions(define(before), define(container, task)).map(
    ({ place, setting, from, to }) => `${place} ${setting}: ${from ?? '–'} → ${to ?? '–'}`,
  );
}

describe('what differs', () => {
  test.each([
    ['an image', { image: 'shop:2' }, ['web image: shop:1 → shop:2']],
    ['a command', { command: ['gunicorn'] }, ['web command: gunicorn shop.wsgi → gunicorn']],
    ['a new setting', { stopTimeout: 120 }, ['web stopTimeout: – → 120']],
    ['a port', { portMappings: [{ containerPort: 80 }] }, ['web portMappings: – → 80/tcp']],
    ['a log driver', { logConfiguration: { logDriver: 'awslogs' } }, ['web logConfiguration: – → awslogs']],
    ['what nobody lists', { dockerLabels: { a: 'b' } }, ['web dockerLabels: – → set']],
    [
      'a health check',
      { healthCheck: { command: ['CMD', 'true'] } },
      ['web healthCheck: – → CMD true (interval/timeout/retries/startPeriod 30/5/3/0)'],
    ],
  ])('%s', (_, container, lines) => {
    expect(diff(container)).toEqual(lines);
  });

  test('the task itself', () => {
    expect(diff({}, { cpu: '512', family: 'cart' })).toEqual([
      'task family: shop → cart',
      'task cpu: 256 → 512',
    ]);
  });

  test('environment and secrets by name, never by value', () => {
    const before = {
      environment: [
        { name: 'GONE', value: 'secret-1' },
        { name: 'KEPT', value: 'secret-2' },
        { name: 'TURNED', value: 'secret-3' },
      ],
    };
    const after = {
      environment: [
        { name: 'TURNED', value: 'secret-4' },
        { name: 'KEPT', value: 'secret-2' },
      ],
      secrets: [{ name: 'FRESH', valueFrom: 'arn:secret-5' }],
    };
    const lines = diff(after, {}, before);
    expect(lines).toEqual([
      'web environment GONE: removed → –',
      'web environment TURNED: a value → another value',
      'web secrets FRESH: – → added',
    ]);
    expect(lines.join()).not.toContain('secret-');
  });

  test('a container that comes, and one that goes', () => {
    const other = { ...define(), containerDefinitions: [{ name: 'api', image: 'api:1' }] };
    expect(diffDefinitions(define(), other)).toEqual([
      { place: 'web', setting: 'container', from: 'shop:1', to: null },
      { place: 'api', setting: 'container', from: null, to: 'api:1' },
    ]);
  });
});

describe('what is no difference', () => {
  test('what DescribeTaskDefinition writes out by itself', () => {
    const filled = {
      ...{ cpu: 0, essential: true, environment: [], mountPoints: [], volumesFrom: [], systemControls: [] },
      portMappings: [{ containerPort: 8000, hostPort: 8000, protocol: 'tcp' }],
    };
    const plain = { portMappings: [{ containerPort: 8000 }] };
    expect(diff(plain, { volumes: [], tags: [] }, filled)).toEqual([]);
  });

  test('an order of members, a number as text', () => {
    const one = { ulimits: [{ name: 'nofile', softLimit: 1 }], stopTimeout: '30' };
    const other = { ulimits: [{ softLimit: 1, name: 'nofile' }], stopTimeout: 30 };
    expect(diff(one, {}, other)).toEqual([]);
  });

  test('a health check whose defaults are written out', () => {
    const short = { healthCheck: { command: ['CMD', 'true'] } };
    const full = { healthCheck: { command: ['CMD', 'true'], interval: 30, timeout: 5, retries: 3 } };
    expect(diff(short, {}, full)).toEqual([]);
  });
});

test('the service: only what UpdateService would change', () => {
  const update = { taskDefinitionArn: NEW_ARN, desiredCount: 2, maximumPercent: 150 };
  expect(diffService(aService(), update)).toEqual([
    { place: 'service', setting: 'task definition', from: 'shop:45', to: 'shop:46' },
    { place: 'service', setting: 'maximum percent', from: '200', to: '150' },
  ]);
});

describe('a command without its secrets', () => {
  test.each([
    [['celery', '-b', 'redis://user:hunter2@broker/0'], 'celery -b redis://user:***@broker/0'],
    [['app', '--password', 'hunter2', '--port', '80'], 'app --password *** --port 80'],
    [['app', '--api-key=hunter2'], 'app --api-key=***'],
    [['env', 'SECRET_KEY=hunter2', 'app'], 'env SECRET_KEY=*** app'],
    [['app', 'aB3dE6gH9jK2mN5pQ8rS1tU4'], 'app ***'],
    [
      ['sh', '-c', 'DB_PASSWORD=hunter2 exec app --token hunter2'],
      "sh -c 'DB_PASSWORD=*** exec app --token ***'",
    ],
    [['sh', '-c', "app --password 'hunter two' -x"], "sh -c 'app --password *** -x'"],
    [['sh', '-c', 'PGPASSWORD="hunter two" psql; exec app'], "sh -c 'PGPASSWORD=*** psql; exec app'"],
    [['sh', '-c', 'sh -c "TOKEN=hunter2 app"'], `sh -c 'sh -c "TOKEN=*** app"'`],
    [
      ['sh', '-c', 'curl -H "Authorization: Bearer hunter2hunter2" x \\\n  && app'],
      `sh -c 'curl -H "Authorization: Bearer ***" x && app'`,
    ],
    [['app', '--password-file', '/run/pw'], 'app --password-file /run/pw'],
    [['git', 'clone', 'https://ghp_0123456789abcdef@github.com/x'], 'git clone https://***@github.com/x'],
    [['gunicorn', 'shop.wsgi', '--keep-alive', '65'], 'gunicorn shop.wsgi --keep-alive 65'],
  ])('%j', (words, shown) => {
    expect(redactCommand(words)).toBe(shown);
  });
});
