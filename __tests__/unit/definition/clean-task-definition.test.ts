import { describe, expect, test } from '@jest/globals';
import { cleanTaskDefinition } from '../../../src/definition/clean-task-definition.js';

const PLAIN = {
  family: 'shop',
  cpu: '256',
  taskRoleArn: null,
  volumes: [],
  aMemberOfTomorrow: { x: 1 },
  containerDefinitions: [
    {
      name: 'web',
      image: 'shop:1',
      command: ['sh', '-c', ''],
      environment: [{ name: 'E', value: '' }],
      memory: 128,
    },
    { name: 'side', image: null, dockerLabels: { x: '' }, secrets: [] },
  ],
};
const READ_ONLY = {
  taskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/shop:45',
  revision: 45,
  status: 'ACTIVE',
  requiresAttributes: [{ name: 'x' }],
  compatibilities: ['EC2', 'FARGATE'],
  registeredAt: '2026-11-01T00:00:00Z',
  registeredBy: 'arn:aws:sts::111122223333:assumed-role/ci/me',
  deregisteredAt: 1,
  deleteRequestedAt: 1,
};

describe('cleanTaskDefinition', () => {
  test('a plain definition passes untouched: unknown members, empty strings, empty lists and nulls stay', () => {
    expect(cleanTaskDefinition(PLAIN)).toEqual({ definition: PLAIN, problems: [], dropped: [] });
  });

  test('the read-only members go, and are named', () => {
    const cleaned = cleanTaskDefinition({ ...PLAIN, ...READ_ONLY });
    expect(cleaned.definition).toEqual(PLAIN);
    expect(cleaned.dropped).toEqual(Object.keys(READ_ONLY));
  });

  test('members of that name further down stay', () => {
    const containerDefinitions = [
      { name: 'web', image: 'shop:1', status: 'x', dockerLabels: { revision: '7' } },
    ];
    const cleaned = cleanTaskDefinition({ family: 'shop', containerDefinitions });
    expect(cleaned.definition?.containerDefinitions).toEqual(containerDefinitions);
  });

  test("DescribeTaskDefinition's output is taken with its tags", () => {
    const tags = [{ key: 'team', value: 'shop' }];
    expect(cleanTaskDefinition({ taskDefinition: { ...PLAIN, ...READ_ONLY }, tags }).definition).toEqual({
      ...PLAIN,
      tags,
    });
    expect(cleanTaskDefinition({ taskDefinition: PLAIN }).definition).toEqual(PLAIN);
  });

  test.each<[unknown, string[]]>([
    [null, ['not a JSON object']],
    ['shop', ['not a JSON object']],
    [[PLAIN], ['not a JSON object']],
    [{}, ['no family', 'no containerDefinitions']],
    [{ family: 'shop', containerDefinitions: [] }, ['no containerDefinitions']],
    [{ family: 'shop', containerDefinitions: {} }, ['no containerDefinitions']],
    [{ Family: 'shop', ContainerDefinitions: [] }, ['camel case']],
    [{ family: 'shop', containerDefinitions: [{ image: 'a' }, null] }, ['Container 1', 'Container 2']],
    [
      { family: 'shop', containerDefinitions: [{ name: 'a' }, { name: 'a' }] },
      ['more than one container named a'],
    ],
    [{ family: 'shop', containerDefinitions: [{ name: 'a', image: 7 }] }, ['image of container a']],
  ])('%j is refused with every problem', (parsed, words) => {
    const cleaned = cleanTaskDefinition(parsed);
    expect(cleaned.definition).toBeNull();
    expect(cleaned.problems).toEqual(words.map((word): unknown => expect.stringContaining(word)));
  });
});
