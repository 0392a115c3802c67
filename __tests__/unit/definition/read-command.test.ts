import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { findNumber, findOption, findOptions, hasFlag } from '../../../src/definition/find-option.js';
import { readCommand } from '../../../src/definition/read-command.js';
import { readContainer } from '../../../src/definition/read-container.js';
import { describeCommand } from './describe-command.js';

const folder = join(import.meta.dirname, 'commands');

/** `["celery", "worker"]  =>  celery-worker`: what the command is read as, see describeCommand. */
const lines = readdirSync(folder).flatMap((file) =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('['))
    .map((line): [command: string, read: string] => {
      const [command = '', read = ''] = line.split('  =>  ');
      return [command, read];
    }),
);

test.each(lines)('%s  =>  %s', (command, read) => {
  expect(describeCommand(JSON.parse(command) as string[])).toBe(read);
});

test('the table is as long as it was', () => {
  expect(lines.length).toBeGreaterThan(240);
  expect(new Set(lines.map(([command]) => command)).size).toBe(lines.length);
});

describe('what `sh` is, the image says', () => {
  const command = ['sh', '-c', 'cd /app && celery -A shop worker'];

  test.each([
    ['python:3.13-alpine', 'other | celery-worker'],
    ['busybox', 'other | celery-worker'],
    ['public.ecr.aws/amazonlinux/amazonlinux:2023', 'other | celery-worker'],
    ['registry.access.redhat.com/ubi9/python-312', 'other | celery-worker'],
    ['python:3.13-slim', 'other | celery-worker @sh'],
    ['111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:3f2a91c', 'other | celery-worker @sh'],
  ])('%s', (image, read) => {
    expect(describeCommand(command, { image })).toBe(read);
  });
});

describe('where the command tells nothing, the container’s name may', () => {
  const script = ['/entrypoint.sh'];

  test.each([
    ['shop-celery-worker', script, {}, 'celery-worker?'],
    ['shop-celery-beat', script, {}, 'celery-beat?+beat'],
    ['celerybeat', [], {}, 'celery-beat?+beat'],
    ['web-celery-worker', script, {}, 'celery-worker?'],
    ['beat', ['/start.sh', '--verbose'], {}, 'celery-beat?+beat'],
    ['worker', script, {}, 'other'],
    ['worker', ['python', 'consume.py'], { environment: [{ name: 'CELERY_X', value: '1' }] }, 'other'],
    ['worker', script, { environment: [{ name: 'CELERY_BROKER_URL', value: 'x' }] }, 'celery-worker?'],
    ['worker', script, { secrets: [{ name: 'BROKER_URL', valueFrom: 'arn:x' }] }, 'celery-worker?'],
    ['celery-flower', script, {}, 'other'],
    ['celery-worker', ['gunicorn', 'shop.wsgi'], {}, 'gunicorn'],
    ['celery-worker', ['sh', '-c', 'bundle exec sidekiq'], {}, 'other @sh'],
    ['celery-worker', ['node', 'worker.js'], {}, 'other'],
    ['celery-worker', ['python', 'manage.py', 'migrate'], {}, 'other:migrate'],
    ['celery-beat', ['/app/start-celery-worker.sh'], {}, 'celery-worker?'],
    ['web', script, { environment: [{ name: 'CELERY_BROKER_URL', value: 'x' }] }, 'other'],
  ])('%s runs %j (%j): %s', (name, command, members, read) => {
    expect(describeCommand(command, { name, ...members })).toBe(read);
  });
});

test('the shell says which script it runs', () => {
  const shell = (command: string[]) => readCommand(readContainer({ name: 'app', image: 'a', command })).shell;
  expect(shell(['/bin/sh', '-e', '-c', 'a && b'])).toEqual({ name: 'sh', script: 'a && b' });
  expect(shell(['sh', '-c', "exec sh -c 'a && b'"])).toEqual({ name: 'sh', script: 'a && b' });
});

test('GUNICORN_CMD_ARGS stands before gunicorn’s own options', () => {
  const environment = [{ name: 'GUNICORN_CMD_ARGS', value: '--bind "0.0.0.0:80" -w 3' }];
  const { programs } = readCommand(
    readContainer({ command: ['gunicorn', 'shop.wsgi', '-w', '2'], environment }),
  );
  expect(programs[0]?.words).toEqual(['gunicorn', '--bind', '0.0.0.0:80', '-w', '3', 'shop.wsgi', '-w', '2']);
});

test('`fastapi run` is uvicorn on all addresses, and what it is given counts', () => {
  const { programs } = readCommand(readContainer({ command: ['fastapi', 'run', 'main.py', '--port', '80'] }));
  expect(findOption(programs[0]?.words ?? [], '--host')).toBe('0.0.0.0');
  expect(findOption(programs[0]?.words ?? [], '--port')).toBe('80');
});

describe('options', () => {
  test.each([
    [['-w', '4'], '4'],
    [['-w4'], '4'],
    [['--workers=4'], '4'],
    [['--workers', '2', '-w', '4'], '4'],
    [['--workers'], ''],
    [['--worker-class', 'sync'], null],
  ])('%j', (words, value) => {
    expect(findOption(words, '-w', '--workers')).toBe(value);
  });

  test('an option that may be given several times', () => {
    expect(findOptions(['-b', 'a:1', '--bind=b:2', '-bc:3'], '-b', '--bind')).toEqual(['a:1', 'b:2', 'c:3']);
    expect(findOptions(['--workers', '2'], '-b', '--bind')).toEqual([]);
  });

  test('a number is a number, and a variable is none', () => {
    expect(findNumber(['-w', '4'], '-w')).toBe(4);
    expect(findNumber(['-w', '$N'], '-w')).toBeNull();
  });

  test('a flag may have a value', () => {
    expect(hasFlag(['--config=x.py'], '--config')).toBe(true);
    expect(hasFlag(['--configure'], '--config')).toBe(false);
  });
});
