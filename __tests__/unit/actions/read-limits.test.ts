import { describe, expect, test } from '@jest/globals';
import { readLimits } from '../../../src/adapters/actions/read-limits.js';

const START_MS = Date.UTC(2026, 10, 21, 12);
const END = '2026-11-21T13:00:00.000Z';
const KEYS = { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLEEXAMPLE00' };

describe("the credentials' end", () => {
  test.each([
    ['as the SDK reads it', { ...KEYS, AWS_CREDENTIAL_EXPIRATION: END }, START_MS + 3_600_000],
    ['as an output that is JSON', { ...KEYS, AWS_CREDENTIAL_EXPIRATION: `"${END}"` }, START_MS + 3_600_000],
    ['not given', KEYS, null],
    ['no time', { ...KEYS, AWS_CREDENTIAL_EXPIRATION: 'soon' }, null],
    ['of other credentials than these', { AWS_CREDENTIAL_EXPIRATION: END }, null],
  ])('%s', (_, environment, endMs) => {
    expect(readLimits(environment, START_MS).credentialsExpireAtMs).toBe(endMs);
  });
});

describe("the job's latest end", () => {
  test.each([
    ['github-hosted', START_MS + 6 * 3_600_000],
    ['self-hosted', START_MS + 120 * 3_600_000],
    ['', null],
  ])('on a runner that is %j', (kind, endMs) => {
    expect(readLimits({ RUNNER_ENVIRONMENT: kind }, START_MS).jobEndsAtMs).toBe(endMs);
  });
});
