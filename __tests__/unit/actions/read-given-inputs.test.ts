import { describe, expect, test } from '@jest/globals';
import { findRulePages, findRunUrl } from '../../../src/adapters/actions/find-run-urls.js';
import { readGivenInputs } from '../../../src/adapters/actions/read-given-inputs.js';
import { INPUT_DEFAULTS } from '../../../src/inputs.js';

const reading =
  (given: Readonly<Record<string, string>>) =>
  (name: string): string =>
    given[name] ?? '';

describe('readGivenInputs', () => {
  test('lists every input, and which were given', () => {
    const settings = readGivenInputs(reading({ service: 'web', 'drain-timeout': '30m' }), INPUT_DEFAULTS);
    expect(settings.map(({ name }) => name)).toEqual(Object.keys(INPUT_DEFAULTS));
    expect(settings.filter(({ isDefault }) => !isDefault)).toEqual([
      { name: 'service', value: 'web', isDefault: false },
      { name: 'drain-timeout', value: '30m', isDefault: false },
    ]);
    expect(settings).toContainEqual({ name: 'health-timeout', value: '10m', isDefault: true });
  });

  test('what may hold a secret is shown by its name alone', () => {
    const secret = { 'broker-url': 'redis://:pass@host', 'broker-transport-options': '{"password":"pass"}' };
    const settings = readGivenInputs(reading(secret), INPUT_DEFAULTS);
    expect(JSON.stringify(settings)).not.toContain('pass@');
    expect(settings).toContainEqual({ name: 'broker-url', value: null, isDefault: false });
    expect(settings).toContainEqual({ name: 'broker-transport-options', value: null, isDefault: false });
  });

  test('a long one is cut', () => {
    const [long] = readGivenInputs(reading({ image: 'x'.repeat(999) }), { image: '' });
    expect(long?.value).toBe(`${'x'.repeat(300)}…`);
  });
});

describe('what the runner says about the step', () => {
  const runner = {
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_REPOSITORY: 'shop/shop',
    GITHUB_RUN_ID: '7',
    GITHUB_ACTION_REPOSITORY: 'shop/ecs-handover',
    GITHUB_ACTION_REF: 'v1',
  };

  test('the run, and its attempt where that is known', () => {
    expect(findRunUrl(runner)).toBe('https://github.example/shop/shop/actions/runs/7');
    expect(findRunUrl({ ...runner, GITHUB_RUN_ATTEMPT: '2' })).toBe(
      'https://github.example/shop/shop/actions/runs/7/attempts/2',
    );
    expect(findRunUrl({ ...runner, GITHUB_RUN_ID: '' })).toBeNull();
  });

  test("the rules' pages of the version that runs", () => {
    expect(findRulePages(runner)).toBe('https://github.example/shop/ecs-handover/blob/v1/docs/rules');
    expect(findRulePages({})).toBeNull();
  });
});
