import { expect, test } from '@jest/globals';
import { isThrottled, toWorldError } from '../../../src/adapters/ecs/to-world-error.js';

const subject = { action: 'ecs:UpdateService', resource: 'service "web" in cluster "prod"' };
const place = { cluster: 'prod', service: 'web', region: 'eu-central-1' };
const sdkError = (name: string, httpStatusCode: number | undefined, code?: string): object => ({
  name,
  message: 'the words of AWS',
  ...(code === undefined ? {} : { code }),
  $metadata: { httpStatusCode },
});

test.each([
  ['ClusterNotFoundException', 400, undefined, 'missing'],
  ['ServiceNotFoundException', 400, undefined, 'missing'],
  ['ServiceDeploymentNotFoundException', 400, undefined, 'missing'],
  ['AccessDeniedException', 400, undefined, 'denied'],
  ['ExpiredTokenException', 400, undefined, 'denied'],
  ['CredentialsProviderError', undefined, undefined, 'denied'],
  ['ThrottlingException', 400, undefined, 'unreachable'],
  ['ServerException', 500, undefined, 'unreachable'],
  ['TimeoutError', undefined, undefined, 'unreachable'],
  ['Error', undefined, 'ECONNRESET', 'unreachable'],
  ['Error', undefined, 'ENOTFOUND', 'unreachable'],
  ['Error', undefined, 'SELF_SIGNED_CERT_IN_CHAIN', 'unreachable'],
  ['ClientException', 400, undefined, 'invalid'],
  ['UnsupportedFeatureException', 400, undefined, 'invalid'],
  ['NameOfTomorrow', 400, undefined, 'invalid'],
  ['TypeError', undefined, undefined, 'other'],
])('%s with status %s and code %s is %s', (name, status, code, kind) => {
  const error = toWorldError(sdkError(name, status, code), subject, place);
  expect(error).toMatchObject({ kind, call: 'ecs:UpdateService' });
  expect(error.message).toContain('ecs:UpdateService');
});

test('a thrown value that is no Error still becomes one', () => {
  expect(toWorldError('text', subject, place)).toMatchObject({ kind: 'other' });
});

test('a message of many lines becomes one, and a long one is cut', () => {
  const error = toWorldError(
    { ...sdkError('ClientException', 400), message: `one\n  two ${'x'.repeat(9_000)}` },
    subject,
    place,
  );
  expect(error.message).toContain('one two x');
  expect(error.message.length).toBeLessThan(700);
});

test('only a refusal because of too many calls is throttled: a lost answer is not', () => {
  expect(isThrottled(sdkError('ThrottlingException', 400))).toBe(true);
  expect(isThrottled(sdkError('ServerException', 500))).toBe(false);
  expect(isThrottled(sdkError('TimeoutError', undefined))).toBe(false);
});

test.each([
  [
    'ClusterNotFoundException',
    'Cluster "prod" was not found in region eu-central-1 (ecs:UpdateService). Check the inputs `cluster` and `service`, the region and the account.',
  ],
  [
    'ServiceNotFoundException',
    'Service "web" was not found in cluster "prod", region eu-central-1 (ecs:UpdateService). Check the inputs `cluster` and `service`, the region and the account.',
  ],
])('%s says what is missing, and where', (name, text) => {
  expect(toWorldError(sdkError(name, 400), subject, place).message).toBe(text);
});

test.each([
  ['Region is missing', 'No AWS region is set'],
  ['Invalid region: region="" is not a valid hostname component.', 'No AWS region is set'],
  ['region="eu central" is not a valid hostname component.', 'The AWS region "eu central" is not valid'],
])('%s: says how to set the region', (message, text) => {
  const error = toWorldError({ ...sdkError('Error', undefined), message }, subject, place);
  expect(error.kind).toBe('invalid');
  expect(error.message).toContain(text);
  expect(error.message).toContain('Set AWS_REGION');
});
