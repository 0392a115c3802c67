/** The task definitions of a team with a Django web service and Celery workers, built from one image. */
import type { JsonObject } from '../../../simulator/core/json.js';

const REPOSITORY = '123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop';
export const OLD_IMAGE = `${REPOSITORY}:4e8d0aa`;
export const NEW_IMAGE = `${REPOSITORY}:9f2c1d7`;

const secret = (name: string): string =>
  `arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop/${name}`;

/** A task definition with one container, the way both services have it. */
function defineTask(name: string, container: JsonObject): JsonObject {
  return {
    family: name,
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '512',
    memory: '1024',
    executionRoleArn: 'arn:aws:iam::123456789012:role/shop-execution',
    taskRoleArn: 'arn:aws:iam::123456789012:role/shop-task',
    containerDefinitions: [
      {
        name,
        image: OLD_IMAGE,
        essential: true,
        logConfiguration: {
          logDriver: 'awslogs',
          options: {
            'awslogs-group': `/ecs/${name}`,
            'awslogs-region': 'eu-central-1',
            'awslogs-stream-prefix': name,
          },
        },
        ...container,
      },
    ],
  };
}

export function defineWorker(container: JsonObject = {}): JsonObject {
  return defineTask('worker', {
    command: 'celery -A shop worker --loglevel INFO --concurrency 2 --queues celery,mail'.split(' '),
    secrets: [{ name: 'BROKER_URL', valueFrom: secret('broker-url') }],
    stopTimeout: 60,
    ...container,
  });
}

const GUNICORN =
  'gunicorn shop.asgi:application -k uvicorn_worker.UvicornWorker --bind 0.0.0.0:8000 --keep-alive 65 --worker-tmp-dir /dev/shm --access-logfile -'.split(
    ' ',
  );

export function defineWeb(container: JsonObject = {}): JsonObject {
  return defineTask('web', {
    command: [...GUNICORN, '--workers', '2'],
    environment: [{ name: 'DJANGO_SETTINGS_MODULE', value: 'shop.settings' }],
    secrets: [{ name: 'SECRET_KEY', valueFrom: secret('secret-key') }],
    portMappings: [{ containerPort: 8000, protocol: 'tcp' }],
    stopTimeout: 45,
    ...container,
  });
}
