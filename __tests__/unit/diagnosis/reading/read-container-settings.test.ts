import { describe, expect, test } from '@jest/globals';
import { countWorkers } from '../../../../src/diagnosis/reading/count-workers.js';
import { findShell } from '../../../../src/diagnosis/reading/find-shell.js';
import { cpuOf, memoryOf } from '../../../../src/diagnosis/reading/read-size.js';
import { aRevision } from '../../../support/builders/evidence.js';

const container = (members: object) => ({ name: 'web', image: 'shop:2', ...members });

describe('countWorkers', () => {
  test.each([
    [['gunicorn', '-w', '4', 'shop.wsgi'], 4],
    [['gunicorn', '--workers=3', 'shop.wsgi'], 3],
    [['sh', '-c', 'exec gunicorn shop.wsgi -w2'], 2],
    [['gunicorn', 'shop.wsgi'], null],
    [['celery', '-A', 'shop', 'worker', '-w', '4'], null],
  ])('%j: %j', (command, count) => {
    expect(countWorkers(container({ command }))).toBe(count);
  });
});

describe('findShell', () => {
  test.each([
    [['sh', '-c', 'a && b'], 'a && b'],
    [['/bin/sh', '-ec', 'b'], 'b'],
    [['sh', '-c', 'a; exec b'], null],
    [['bash', '-c', 'a && b'], null],
    [['gunicorn', '-c', 'gunicorn.conf.py'], null],
    [[], null],
  ])('%j: %j', (command, script) => {
    expect(findShell(container({ command }))?.script ?? null).toBe(script);
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
});
