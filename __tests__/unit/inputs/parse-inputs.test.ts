import { describe, expect, test } from '@jest/globals';
import { RefusedError } from '../../../src/errors.js';
import { INPUT_DEFAULTS, INPUT_NAMES, parseInputs } from '../../../src/inputs.js';
import { anInputs } from '../../support/builders/world.js';

const given = (texts: Record<string, string>) => (name: string) =>
  ({ ...INPUT_DEFAULTS, cluster: 'shop', service: 'worker', ...texts })[name] ?? '';
const parse = (texts: Record<string, string>) => parseInputs(given(texts));

function problemsOf(texts: Record<string, string>): readonly string[] {
  try {
    parse(texts);
  } catch (error) {
    if (error instanceof RefusedError) return error.problems;
    throw error;
  }
  return [];
}

describe('parseInputs', () => {
  test('the defaults are those of the documentation', () => {
    expect(parse({})).toEqual(anInputs());
  });

  test('an empty text is the default of every input except phases', () => {
    const read = (name: string) => ({ service: 'worker', phases: 'deploy' })[name] ?? '';
    expect(parseInputs(read)).toEqual(anInputs({ cluster: 'default', phases: ['deploy'] }));
  });

  test('no part of the value can be changed, however deep', () => {
    const inputs = parse({
      'broker-url': 'redis://h',
      'broker-transport-options': '{"a":{"b":1}}',
      image: 'x:1',
    });
    const options = inputs.broker?.transportOptions['a'];
    for (const part of [inputs, inputs.broker, options, inputs.images, inputs.images[0], inputs.phases]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });

  test('reads only inputs that it knows by name', () => {
    const asked = new Set<string>();
    parseInputs((name) => {
      asked.add(name);
      return given({})(name);
    });
    expect([...asked].sort()).toEqual([...INPUT_NAMES].sort());
  });

  test('every wrong input is reported at once, with its name, what was given and what is accepted', () => {
    const problems = problemsOf({
      service: '',
      cluster: 'my cluster',
      phases: 'deploy, roll',
      'dry-run': 'yes',
      preflight: 'loose',
      'preflight-ignore': 'Everything!',
      'broker-url': 'nonsense',
      'broker-transport-options': '[1]',
      drain: 'sometimes',
      'drain-timeout': 'soon',
      'minimum-healthy-percent': '120',
      'maximum-percent': '50%',
      'desired-count': '-1',
      'health-poll-interval': '0s',
      'max-failed-tasks': 'two',
      'on-failure': 'retry',
      summary: 'short',
    });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      ...['cluster', 'service', 'phases', 'dry-run', 'preflight', 'preflight-ignore'],
      ...['broker-url', 'broker-transport-options', 'drain'],
      ...['drain-timeout', 'minimum-healthy-percent', 'maximum-percent', 'desired-count'],
      ...['health-poll-interval', 'max-failed-tasks', 'on-failure', 'summary'],
    ]);
    expect(problems).toContain('dry-run: "yes" is not accepted; give true or false.');
    expect(problems).toContain(
      'max-failed-tasks: "two" is not accepted; give a whole number from 0 to 1000.',
    );
    expect(problems).toContain(
      'drain-timeout: "soon" is not accepted; give a duration from 1s to 48h, such as 90, 90s, 10m or 1h30m.',
    );
  });

  test.each(['true', 'True', 'TRUE'])('force-new-deployment %s is true', (text) => {
    expect(parse({ 'force-new-deployment': text }).forceNewDeployment).toBe(true);
  });

  test('a URL with a password that landed in a wrong input is not quoted', () => {
    const [problem] = problemsOf({ drain: 'redis://:s3cret@h/0' });
    expect(problem).toBe(
      'drain: a URL with credentials (not shown) is not accepted; give one of auto, before, overlap, none.',
    );
  });

  test('a long text is quoted in part', () => {
    expect(problemsOf({ drain: 'x'.repeat(5000) })[0]?.length).toBeLessThan(200);
  });

  test.each([
    ['stable-for', '0s', true],
    ['drain-timeout', '0s', false],
    ['health-timeout', '0', false],
    ['health-timeout', '48h', true],
    ['health-timeout', '49h', false],
    ['drain-poll-interval', '6m', false],
    ['maximum-percent', '100', true],
    ['maximum-percent', '99', false],
    ['minimum-healthy-percent', '0', true],
    ['minimum-healthy-percent', '101', false],
    ['desired-count', '0', true],
    ['max-failed-tasks', '0', true],
    ['desired-count', '2.5', false],
    ['desired-count', '0x10', false],
  ])('%s of %s: accepted %s', (name, text, accepted) => {
    expect(problemsOf({ [name]: text }).length === 0).toBe(accepted);
  });

  test('a service may be named by its ARN', () => {
    const arn = 'arn:aws:ecs:eu-west-1:111122223333:service/shop/worker';
    expect(parse({ service: arn }).service).toBe(arn);
  });
});
