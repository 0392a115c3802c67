import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHOP_DIRECTORY, type TaskDefinitionJson } from '../shop/shop-definition.js';
import { CELERY_PYTHON } from '../brokers/start-celery-worker.js';

export interface WebDefinition {
  readonly family: string;
  readonly port: number;
  /** Added to the shop's own; null takes one away. */
  readonly environment?: Readonly<Record<string, string | null>>;
  /** Instead of the shop's command; `PYTHON` stands for the Python that has Django. */
  readonly command?: readonly string[];
  /** Members of the container that are different. */
  readonly container?: Readonly<Record<string, unknown>>;
}

/** The shop's own command, in one line for a shell. */
export const SERVE =
  'PYTHON -m gunicorn storefront.asgi:application -k uvicorn.workers.UvicornWorker --access-logfile -';

/** The shop's own task definition of its web service, with these settings put in. */
export function makeWebDefinition(web: WebDefinition): TaskDefinitionJson {
  const path = join(SHOP_DIRECTORY, 'task-definition.web.json');
  const definition = JSON.parse(readFileSync(path, 'utf8')) as TaskDefinitionJson;
  const [container] = definition.containerDefinitions;
  const own = container['environment'] as { name: string; value: string }[];
  const environment: Record<string, string | null> = {
    ...Object.fromEntries(own.map(({ name, value }) => [name, value])),
    SECRET_KEY: 'only-for-the-tests',
    PORT: String(web.port),
    ...web.environment,
  };
  const command = (web.command ?? SERVE.split(' ')).map((word) => word.replaceAll('PYTHON', CELERY_PYTHON));
  return {
    ...definition,
    family: web.family,
    containerDefinitions: [
      {
        ...container,
        command,
        environment: Object.entries(environment).flatMap(([name, value]) =>
          value === null ? [] : [{ name, value }],
        ),
        // The local ECS has no Secrets Manager.
        secrets: [],
        portMappings: [{ containerPort: web.port, protocol: 'tcp' }],
        stopTimeout: 10,
        ...web.container,
      },
    ],
  };
}
