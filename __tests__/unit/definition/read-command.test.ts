import { describe, expect, test } from '@jest/globals';
import { findNumber, findOption, hasFlag } from '../../../src/definition/find-option.js';
import { readCommand } from '../../../src/definition/read-command.js';
import { readContainer } from '../../../src/definition/read-container.js';

const read = (...command: string[]): ReturnType<typeof readCommand> =>
  readCommand(readContainer({ name: 'app', image: 'app:1', command }));

describe('what a command runs', () => {
  test.each([
    [['gunicorn', 'shop.wsgi'], ['gunicorn']],
    [['python3', '-m', 'celery', '-A', 'shop', 'worker'], ['celery-worker']],
    [['/opt/bin/celery', 'beat'], ['celery-beat']],
    [['celery', 'flower'], ['other']],
    [['poetry', 'run', 'uvicorn', 'shop:app'], ['uvicorn']],
    [['/entrypoint.sh', 'daphne', 'shop.asgi:application'], ['daphne']],
    [
      ['sh', '-c', 'python manage.py migrate && gunicorn shop.wsgi'],
      ['other', 'gunicorn'],
    ],
    [['bash', '-lc', 'exec celery -A shop worker'], ['celery-worker']],
    [['sh', '-c', 'exec "$@" -n w@h', 'sh', 'celery', 'worker'], ['celery-worker']],
    [
      ['sh', '-c', 'exec gunicorn shop.wsgi 2>&1'],
      ['gunicorn', 'other'],
    ],
    [[], ['other']],
  ])('%j', (command, kinds) => {
    expect(read(...command).programs.map(({ kind }) => kind)).toEqual(kinds);
  });

  test.each([
    [['sh', '-c', 'gunicorn x'], 'sh'],
    [['/bin/bash', '-ec', 'gunicorn x'], 'bash'],
    [['sh', '-c', 'a; exec gunicorn x 2>&1'], null],
    [['sh', 'start.sh'], null],
    [['gunicorn', 'x'], null],
  ])('PID 1 of %j is %s', (command, shell) => {
    expect(read(...command).shell).toBe(shell);
  });
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

  test('a number is a number, and a variable is none', () => {
    expect(findNumber(['-w', '4'], '-w')).toBe(4);
    expect(findNumber(['-w', '$N'], '-w')).toBeNull();
  });

  test('a flag may have a value', () => {
    expect(hasFlag(['--config=x.py'], '--config')).toBe(true);
    expect(hasFlag(['--configure'], '--config')).toBe(false);
  });
});
