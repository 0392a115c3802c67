import { describe, expect, test } from '@jest/globals';
import { parseImages } from '../../../src/inputs/parse-images.js';
import {
  parseLints,
  parseQueues,
  parseTaskDefinition,
  parseWorkers,
} from '../../../src/inputs/parse-names.js';
import { parsePhases } from '../../../src/inputs/parse-phases.js';

describe('phases', () => {
  test.each([
    ['deploy', ['deploy']],
    ['post-deploy, pre-deploy', ['pre-deploy', 'post-deploy']],
    ['deploy\npre-deploy\n', ['pre-deploy', 'deploy']],
  ])('%j runs in the order of the rollout', (text, phases) => {
    expect(parsePhases('phases', text)).toEqual({ value: phases });
  });

  test.each(['', ' , ', 'deploy,deploy', 'Deploy', 'all'])('%j is refused', (text) => {
    expect(parsePhases('phases', text)).toHaveProperty(
      'problem',
      expect.stringContaining('pre-deploy, deploy'),
    );
  });
});

describe('image', () => {
  const parse = (text: string) => parseImages('image', text);

  test.each([
    ['', []],
    ['shop', [{ container: null, image: 'shop' }]],
    ['r.example/shop@sha256:ab', [{ container: null, image: 'r.example/shop@sha256:ab' }]],
    ['localhost:5000/a/b:1.2', [{ container: null, image: 'localhost:5000/a/b:1.2' }]],
    [
      'web = a:1\r\n\n nginx=b:2 ',
      [
        { container: 'web', image: 'a:1' },
        { container: 'nginx', image: 'b:2' },
      ],
    ],
  ])('%j', (text, lines) => {
    expect(parse(text)).toEqual({ value: lines });
  });

  test.each([
    ['web=a:1\nweb=b:1', 'container "web" is given more than once'],
    ['a:1\nweb=b:1', 'must be the only line'],
    ['a:1\nb:1', 'must be the only line'],
    ['web=', '"web=" is not accepted'],
    ['=a:1', '"=a:1" is not accepted'],
    ['my image', '"my image" is not accepted'],
    ['web=a=b', '"web=a=b" is not accepted'],
  ])('%j is refused: %s', (text, words) => {
    expect(parse(text)).toHaveProperty('problem', expect.stringContaining(words));
  });
});

describe('drain-workers and drain-queues', () => {
  test.each([
    ['auto', 'auto'],
    ['celery@{a,b}*\n*@web-?', ['celery@{a,b}*', '*@web-?']],
    ['celery@a\ncelery@a', ['celery@a']],
  ])('%j', (text, workers) => {
    expect(parseWorkers('drain-workers', text)).toEqual({ value: workers });
  });

  test.each(['auto\ncelery@a', 'celery@a celery@b'])('%j is refused', (text) => {
    expect(parseWorkers('drain-workers', text)).toHaveProperty('problem');
  });

  test('queues are separated by lines or commas, each once', () => {
    expect(parseQueues('a, b\nc\n,a')).toEqual({ value: ['a', 'b', 'c'] });
  });
});

test('a task definition in several lines is refused: a whole JSON text belongs in a file', () => {
  expect(parseTaskDefinition('task-definition', '{\n}')).toHaveProperty('problem');
  expect(parseTaskDefinition('task-definition', 'shop:45')).toEqual({ value: 'shop:45' });
});

describe('preflight-ignore', () => {
  test.each([
    ['', []],
    ['time-budget, L23', ['time-budget', 'L23']],
    ['L40\nL40 port-mismatch', ['L40', 'port-mismatch']],
  ])('%j', (text, lints) => {
    expect(parseLints('preflight-ignore', text)).toEqual({ value: lints });
  });

  test.each(['all!', 'l40', '*'])('%j is refused', (text) => {
    expect(parseLints('preflight-ignore', text)).toHaveProperty('problem');
  });
});
