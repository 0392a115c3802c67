import { describe, expect, test } from '@jest/globals';
import { countWorkersOf } from '../../../src/definition/count-server-workers.js';
import { readCommand } from '../../../src/definition/read-command.js';
import { readContainer } from '../../../src/definition/read-container.js';
import { cpuOf, memoryOf } from '../../../src/definition/read-size.js';
import { aRevision } from '../../support/builders/evidence.js';

const container = (members: object) => ({ name: 'web', image: 'shop:2', ...members });

describe('countWorkersOf', () => {
  test.each([
    [['gunicorn', '-w', '4', 'shop.wsgi'], 4],
    [['gunicorn', '--workers=3', 'shop.wsgi'], 3],
    [['sh', '-c', 'exec gunicorn shop.wsgi -w2'], 2],
    [['gunicorn', 'shop.wsgi'], 1],
    [['gunicorn', '-c', 'conf.py', 'shop.wsgi'], null],
    [['gunicorn', 'shop.wsgi', '-w', '$WORKERS'], null],
    [['hypercorn', '-w', '3', 'shop.asgi:app'], 3],
    [['hypercorn', 'shop.asgi:app'], 1],
    [['uvicorn', 'shop:app'], 1],
    [['fastapi', 'run', 'main.py', '--workers', '4'], 4],
    [['daphne', 'shop.asgi:application'], null],
    [['celery', '-A', 'shop', 'worker', '-w', '4'], null],
  ])('%j: %j', (command, count) => {
    expect(countWorkersOf(container({ command }))).toBe(count);
  });

  test.each([
    ['gunicorn', 5],
    ['uvicorn', 5],
    ['hypercorn', 1],
  ])('%s and WEB_CONCURRENCY', (server, count) => {
    const environment = [{ name: 'WEB_CONCURRENCY', value: '5' }];
    expect(countWorkersOf(container({ command: [server, 'shop:app'], environment }))).toBe(count);
  });
});

describe('the shell that stays PID 1', () => {
  test.each([
    [['sh', '-c', 'a && b'], 'a && b'],
    [['/bin/sh', '-ec', 'b'], 'b'],
    [['sh', '-c', 'a; exec b'], null],
    [['bash', '-c', 'a && b'], null],
    [['gunicorn', '-c', 'gunicorn.conf.py'], null],
    [[], null],
  ])('%j: %j', (command, script) => {
    expect(readCommand(readContainer(container({ command }))).shell?.script ?? null).toBe(script);
  });
});

describe('cpu and memory', () => {
  const revision = aRevision();
  const sized = { ...revision, definition: { ...revision.definition, cpu: '.5 vCPU', memory: '1 GB' } };

  test('the container’s own come first', () => {
    expect(cpuOf(sized, container({ cpu: 256 }))).toBe(256);
    expect(memoryOf(sized, container({ memory: 300 }))).toBe(300);
  });

  test('else the task’s, in any of the forms that ECS takes; 0 is no limit', () => {
    expect(cpuOf(sized, container({ cpu: 0 }))).toBe(512);
    expect(memoryOf(sized, null)).toBe(1_024);
    expect(cpuOf(revision, null)).toBeNull();
  });

  test('a soft limit limits nothing', () => {
    expect(memoryOf(sized, container({ memoryReservation: 256 }))).toBe(1_024);
    expect(readContainer(container({ memoryReservation: 256 })).memoryMiB).toBeNull();
  });
});
