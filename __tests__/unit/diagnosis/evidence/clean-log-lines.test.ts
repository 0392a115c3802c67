import { expect, test } from '@jest/globals';
import { cleanLogLines } from '../../../../src/diagnosis/evidence/clean-log-lines.js';

const clean = (...messages: string[]): string[] =>
  cleanLogLines(messages.map((message, atMs) => ({ atMs, message }))).map(({ message }) => message);

const LEFT_OUT = '(left out: it contains job arguments)';

test('colours and control characters are taken out, blanks at the beginning stay', () => {
  expect(clean('\u001b[31m  error\u001b[0m\r', 'a\u0007b')).toEqual(['  error', 'ab']);
});

test('long lines are cut', () => {
  expect(clean('x'.repeat(10_000))[0]?.length).toBeLessThan(2_100);
});

test("the name of an unregistered task stays, and the job's arguments are left out", () => {
  expect(
    clean(
      "Received unregistered task of type 'shop.cook'.",
      'The full contents of the message body was:',
      'b\'[[4711], {"card": "4242"}, {}]\' (40b)',
      'Thw full contents of the message headers:',
      "{'lang': 'py', 'argsrepr': '(4711,)'}",
      'The delivery info for this task is:',
    ),
  ).toEqual([
    "Received unregistered task of type 'shop.cook'.",
    'The full contents of the message body was:',
    LEFT_OUT,
    'Thw full contents of the message headers:',
    LEFT_OUT,
    'The delivery info for this task is:',
  ]);
});

test.each([
  ["The full contents of the message body was: body: '[[4711]]'", '4711'],
  ['body: [[4711], {}] (10b)', '4711'],
  ["  delivery_info:{'exchange': ''} headers={'argsrepr': '(4711,)'}}", '4711'],
  ["Can't decode message body: ValueError('4711') [type:'application/json']", '4711'],
  ["Task shop.cook[7a] succeeded in 0.1s: {'card': 4711}", '4711'],
])('%s: nothing of the job is left', (line, content) => {
  expect(clean(line)[0]).not.toContain(content);
  expect(clean(line)[0]).toContain(LEFT_OUT);
});

test.each([
  'Task shop.cook[7a] received',
  'The full contents of the message body was:',
  'ModuleNotFoundError: No module named x',
  '{"level": "error", "message": "json lines are lines"}',
])('%s stays', (line) => {
  expect(clean(line)).toEqual([line]);
});
