import { describe, expect, test } from '@jest/globals';
import { maskEvidence } from '../../../../src/diagnosis/evidence/mask-evidence.js';
import { maskText } from '../../../../src/definition/mask-text.js';
import { aLog, aRevision, anEvent, anEvidence } from '../../../support/builders/evidence.js';
import { OLD_ARN, aContainer, aDeadTask } from '../../../support/builders/world.js';

const environment = [
  { name: 'DJANGO_SECRET_KEY', value: 'hush-hush-1' },
  { name: 'DATABASE_URL', value: 'postgres://shop:s3cr%40t@db.internal:5432/shop' },
  { name: 'DJANGO_SETTINGS_MODULE', value: 'shop.settings' },
  { name: 'PASSWORD_MIN_LENGTH', value: '8' },
];

describe('task definitions', () => {
  const taskDefinition = aRevision({
    environment,
    secrets: [{ name: 'API_TOKEN', valueFrom: 'arn:aws:secretsmanager:eu-west-1:1:secret:api' }],
    logConfiguration: {
      logDriver: 'splunk',
      options: { 'splunk-token': 'token-of-splunk', 'splunk-url': 'https://x' },
    },
    command: ['celery', '-b', 'redis://:pa55word@cache.internal:6379/0'],
  });
  const [container] =
    maskEvidence(anEvidence({ taskDefinition })).taskDefinition?.definition.containerDefinitions ?? [];

  test('values with the name of a secret are masked', () => {
    expect(container?.['environment']).toContainEqual({ name: 'DJANGO_SECRET_KEY', value: '***' });
    expect(container?.['logConfiguration']).toMatchObject({
      options: { 'splunk-token': '***', 'splunk-url': 'https://x' },
    });
  });

  test('in a URL only the password is masked: host and user help to find the problem', () => {
    expect(container?.['environment']).toContainEqual({
      name: 'DATABASE_URL',
      value: 'postgres://shop:***@db.internal:5432/shop',
    });
    expect(container?.['command']).toEqual(['celery', '-b', 'redis://:***@cache.internal:6379/0']);
  });

  test('names, references and plain values stay', () => {
    expect(container?.['environment']).toContainEqual({
      name: 'DJANGO_SETTINGS_MODULE',
      value: 'shop.settings',
    });
    expect(container?.['secrets']).toEqual([
      { name: 'API_TOKEN', valueFrom: 'arn:aws:secretsmanager:eu-west-1:1:secret:api' },
    ]);
  });
});

const hide = (members: Readonly<Record<string, unknown>>, message = ''): ReturnType<typeof maskEvidence> =>
  maskEvidence(anEvidence({ taskDefinition: aRevision(members), logs: [aLog([message])] }));

test.each([
  ['after an option', ['app', '--password', 'geheim-4711']],
  ['in an option', ['app', '--api-key=geheim-4711']],
  ['in a script', ['sh', '-c', '/bin/app --password geheim-4711 && exec celery worker']],
  ['in a script that starts with a path', ['/bin/app redis://:geheim-4711@cache:6379/0']],
  ['in a connection string', ['app', 'Server=db;Uid=app;Pwd=geheim-4711']],
])('a secret of a command is masked %s, and wherever it occurs', (_where, command) => {
  const evidence = hide({ command }, 'login with geheim-4711 failed');
  expect(JSON.stringify(evidence)).not.toContain('geheim');
  expect(evidence.logs[0]?.lines[0]?.message).toBe('login with *** failed');
});

test.each(['DB_PWD', 'STRIPE_KEY', 'FERNET_KEY', 'JWT', 'MASTER_KEY'])(
  'the value of %s is masked',
  (name) => {
    const evidence = hide({ environment: [{ name, value: '/q8Zt4LwKx2Hd9Rj5Vnb7Pm3Yc6Tf1Gs0Xk2E' }] });
    expect(JSON.stringify(evidence)).not.toContain('q8Zt');
  },
);

test('switches, paths and ARNs stay, whatever their name', () => {
  const environment = [
    { name: 'REQUIRE_PASSWORD', value: 'true' },
    { name: 'SIGNING_KEY', value: '/run/secrets/signing.pem' },
    { name: 'API_TOKEN', value: 'arn:aws:secretsmanager:eu-west-1:1:secret:api' },
  ];
  const evidence = hide({ environment }, 'ready: true');
  expect(evidence.taskDefinition?.definition.containerDefinitions[0]?.['environment']).toEqual(environment);
  expect(evidence.logs[0]?.lines[0]?.message).toBe('ready: true');
});

test('a password that everybody knows is masked in its place alone', () => {
  const message = 'database "postgres" does not exist';
  const evidence = hide({ environment: [{ name: 'DB_PASSWORD', value: 'postgres' }] }, message);
  expect(evidence.taskDefinition?.definition.containerDefinitions[0]?.['environment']).toEqual([
    { name: 'DB_PASSWORD', value: '***' },
  ]);
  expect(evidence.logs[0]?.lines[0]?.message).toBe(message);
});

test('secrets of the definitions are hidden in all texts', () => {
  const message = 'login hush-hush-1 failed, s3cr%40t and s3cr@t too';
  const evidence = maskEvidence(
    anEvidence({
      previousTaskDefinition: aRevision({ environment }, OLD_ARN),
      logs: [aLog([message])],
      events: [anEvent(message)],
      stoppedTasks: [aDeadTask({ stoppedReason: message, containers: [aContainer({ reason: message })] })],
      failedCall: message,
    }),
  );
  const text = JSON.stringify(evidence);
  expect(text).not.toMatch(/hush-hush-1|s3cr%40t|s3cr@t/);
  expect(evidence.logs[0]?.lines[0]?.message).toBe('login *** failed, *** and *** too');
});

test('a short value is masked in its place and hides nothing elsewhere', () => {
  const evidence = maskEvidence(
    anEvidence({ taskDefinition: aRevision({ environment }), logs: [aLog(['8 workers'])] }),
  );
  expect(evidence.logs[0]?.lines[0]?.message).toBe('8 workers');
});

test.each([
  ['a URL', 'amqp://user:geheim@mq:5671//', 'amqp://user:***@mq:5671//'],
  ['an access key id', 'key AKIAIOSFODNN7EXAMPLE used', 'key *** used'],
  ['a bearer token', 'Authorization: Bearer abcdefgh12345', 'Authorization: Bearer ***'],
  ['an assignment', 'connecting with password=geheim&x=1', 'connecting with password=***&x=1'],
  ['a member of JSON', '{"api_key": "geheim"}', '{"api_key": "***"}'],
  ['a private key', '-----BEGIN RSA PRIVATE KEY----- MIIE', '***'],
])('%s is masked by its looks', (_name, text, masked) => {
  expect(maskText(text, [])).toBe(masked);
});

test.each([
  'GET /token 200',
  'DATABASE_PASSWORD: environment variable is missing',
  'SyntaxError: invalid token: unexpected end',
  'http://10.0.0.1:8000/healthz',
  'password authentication failed for user "shop"',
  'a@b.c: x@y',
  'cache miss, key=product-17',
  'http://web:8000/?to=a@b.c',
])('%s is no secret', (text) => {
  expect(maskText(text, [])).toBe(text);
});
