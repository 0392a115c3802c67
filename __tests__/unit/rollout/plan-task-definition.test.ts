import { describe, expect, test } from '@jest/globals';
import type { TaskDefinition } from '../../../src/model/task-definition.js';
import { planTaskDefinition } from '../../../src/rollout/plan-task-definition.js';
import { TARGET_GROUP_ARN } from '../../support/builders/world.js';

const web = { name: 'web', image: 'shop:1', portMappings: [{ containerPort: 8000 }] };
const nginx = { name: 'nginx', image: 'nginx:1' };
const define = (
  ...containerDefinitions: TaskDefinition['containerDefinitions'][number][]
): TaskDefinition => ({
  family: 'shop',
  containerDefinitions,
});
const bare = (image: string) => [{ container: null, image }];
const balancer = (containerName: string, containerPort: number) => ({
  targetGroupArn: TARGET_GROUP_ARN,
  containerName,
  containerPort,
});

describe('planTaskDefinition', () => {
  test('images go into the named containers, and nothing else changes', () => {
    const base = { ...define(web, nginx), extra: { a: '' } };
    const plan = planTaskDefinition(base, [{ container: 'nginx', image: 'nginx:2' }], []);
    expect(plan.definition).toEqual({ ...base, containerDefinitions: [web, { ...nginx, image: 'nginx:2' }] });
    expect(plan.changes).toEqual([{ container: 'nginx', from: 'nginx:1', to: 'nginx:2' }]);
    expect(plan.problems).toEqual([]);
  });

  test('an image that is there already changes nothing: the base itself comes back', () => {
    const base = define(web, nginx);
    const plan = planTaskDefinition(base, [{ container: 'web', image: 'shop:1' }], []);
    expect(plan.definition).toBe(base);
    expect(plan.changes).toEqual([]);
  });

  test.each([
    ['the only container', define(web), [], 'web'],
    ['the only essential one', define({ ...web, essential: false }, nginx), [balancer('web', 8000)], 'nginx'],
    ['the one behind the load balancer', define(web, nginx), [balancer('web', 8000)], 'web'],
    [
      'the one behind two load balancers',
      define({ ...web, portMappings: [{ containerPort: 8000 }, { containerPort: 9000 }] }, nginx),
      [balancer('web', 8000), balancer('web', 9000)],
      'web',
    ],
  ])('a bare image goes to %s', (_case, base, balancers, container) => {
    const plan = planTaskDefinition(base, bare('new:1'), balancers);
    expect(plan.changes).toEqual([expect.objectContaining({ container, to: 'new:1' })]);
    expect(plan.problems).toEqual([]);
  });

  test('a bare image that could be for several containers is a problem that names them', () => {
    const plan = planTaskDefinition(define(web, nginx), bare('new:1'), []);
    expect(plan.problems).toEqual([expect.stringContaining('any of the containers web, nginx')]);
    expect(plan.changes).toEqual([]);
  });

  test('an unknown container is a problem that names the existing ones', () => {
    const plan = planTaskDefinition(define(web, nginx), [{ container: 'wbe', image: 'a' }], []);
    expect(plan.problems).toEqual([
      'image: the task definition has no container named wbe; it has web, nginx.',
    ]);
  });

  test.each([
    [define(nginx), 'has no such container'],
    [define({ ...web, portMappings: [{ containerPort: 80 }] }), 'does not map that port'],
    [define({ name: 'web', image: 'a' }), 'does not map that port'],
    [define({ ...web, portMappings: [{ containerPortRange: '8001-8010' }] }), 'does not map that port'],
  ])("the load balancer's container and port must be there", (base, words) => {
    const { problems } = planTaskDefinition(base, [], [balancer('web', 8000)]);
    expect(problems).toEqual([expect.stringContaining(words)]);
    expect(problems[0]).toContain('port 8000 of container web');
  });

  test.each(['7999-8001', '8000-8001', '7999-8000'])('a port within a mapped range is there: %s', (range) => {
    const base = define({ ...web, portMappings: [{ containerPortRange: range }] });
    expect(planTaskDefinition(base, [], [balancer('web', 8000)]).problems).toEqual([]);
  });

  test('an image missing in the file is set by a line; otherwise it is a problem', () => {
    const base = JSON.parse('{"family":"shop","containerDefinitions":[{"name":"web"}]}') as TaskDefinition;
    expect(planTaskDefinition(base, bare('shop:2'), [])).toMatchObject({
      changes: [{ container: 'web', from: '', to: 'shop:2' }],
      problems: [],
    });
    expect(planTaskDefinition(base, [], []).problems).toEqual([
      expect.stringContaining('web of the task definition has no'),
    ]);
  });
});
