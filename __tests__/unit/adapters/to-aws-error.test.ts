import { expect, test } from '@jest/globals';
import { toAwsError } from '../../../src/to-aws-error.js';

function anError(name: string, message = 'not today'): Error {
  return Object.assign(new Error(message), { name });
}

test.each([
  ['AccessDenied', 'denied'],
  ['AccessDeniedException', 'denied'],
  ['ExpiredTokenException', 'denied'],
  ['TargetGroupNotFoundException', 'missing'],
  ['ResourceNotFoundException', 'missing'],
  ['InvalidParameterException', 'invalid'],
  ['TimeoutError', 'unreachable'],
  ['ServiceUnavailableException', 'unreachable'],
  ['ThrottlingException', 'unreachable'],
  ['Surprise', 'other'],
])('%s is %s', (name, kind) => {
  expect(toAwsError(anError(name), 'logs:GetLogEvents')).toMatchObject({ kind, call: 'logs:GetLogEvents' });
});

test('one line: the call, what AWS said, and the name of the error', () => {
  const { message } = toAwsError(
    anError('AccessDenied', 'User: x\n  is not authorized'),
    'logs:GetLogEvents',
  );
  expect(message).toBe('logs:GetLogEvents: User: x is not authorized (AccessDenied)');
});

test('what was thrown may be no Error', () => {
  expect(toAwsError('gone', 'logs:GetLogEvents').message).toBe('logs:GetLogEvents: gone (Error)');
});
