import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const REPOSITORY = join(import.meta.dirname, '../../..');

/** Where a runner keeps a step's files. */
export interface StepFiles {
  readonly output: string;
  readonly state: string;
  readonly summary: string;
  readonly env: string;
  readonly path: string;
}

/** Makes the empty files that a runner gives to a step, in a folder of their own. */
export function makeStepFiles(folder: string): StepFiles {
  mkdirSync(folder, { recursive: true });
  const file = (name: string): string => {
    const path = join(folder, name);
    writeFileSync(path, '');
    return path;
  };
  return {
    output: file('output'),
    state: file('state'),
    summary: file('summary'),
    env: file('env'),
    path: file('path'),
  };
}

/** The defaults in action.yml, which the runner fills in. */
function readInputDefaults(): Record<string, string> {
  const action = parse(readFileSync(join(REPOSITORY, 'action.yml'), 'utf8')) as {
    inputs: Record<string, { default?: unknown }>;
  };
  return Object.fromEntries(
    Object.entries(action.inputs).map(([name, input]) => [
      name,
      typeof input.default === 'string' ? input.default : '',
    ]),
  );
}

export interface StepContext {
  readonly inputs: Readonly<Record<string, string>>;
  /** STATE_* of the post step. */
  readonly state?: Readonly<Record<string, string>>;
  readonly files: StepFiles;
  readonly workspace: string;
  readonly runnerTemp: string;
  readonly awsEndpointUrl: string;
  readonly debug?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The environment that a runner gives to a JavaScript step, and nothing else. */
export function makeStepEnvironment(context: StepContext): Record<string, string> {
  const inputs = { ...readInputDefaults(), ...context.inputs };
  const named = (prefix: string, values: Readonly<Record<string, string>>, upper: boolean) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        `${prefix}${upper ? name.replaceAll(' ', '_').toUpperCase() : name}`,
        value,
      ]),
    );
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: context.runnerTemp,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: 'handover',
    GITHUB_JOB: 'deploy',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_REPOSITORY: 'shop/shop',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: '0000000000000000000000000000000000000000',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_WORKSPACE: context.workspace,
    GITHUB_OUTPUT: context.files.output,
    GITHUB_STATE: context.files.state,
    GITHUB_STEP_SUMMARY: context.files.summary,
    GITHUB_ENV: context.files.env,
    GITHUB_PATH: context.files.path,
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: context.runnerTemp,
    ...(context.debug ? { RUNNER_DEBUG: '1' } : {}),
    AWS_ENDPOINT_URL: context.awsEndpointUrl,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'AKIAEXAMPLEEXAMPLE00',
    AWS_SECRET_ACCESS_KEY: 'example-secret-access-key',
    AWS_EC2_METADATA_DISABLED: 'true',
    ...named('INPUT_', inputs, true),
    ...named('STATE_', context.state ?? {}, false),
    ...context.environment,
  };
}
