import { defineLint } from '../define-lint.js';
interface Found {
  readonly role: 'executionRoleArn' | 'taskRoleArn';
  readonly because: string;
}

const ECR = /^\d{12}\.dkr\.ecr\./;

export const roleMissing = defineLint<Found>({
  id: 'role-missing',
  code: 'L30',
  severity: 'stop',

  find: ({ definition, containers, asksForFargate, service }) => {
    const found: Found[] = [];
    const reason = containers
      .flatMap(({ image, secretNames, logDriver }) => [
        ...(ECR.test(image) ? ['it pulls an image from ECR'] : []),
        ...(secretNames.length > 0 ? ['it reads secrets'] : []),
        ...(logDriver === 'awslogs' ? ['it logs to CloudWatch'] : []),
      ])
      .at(0);
    if (asksForFargate && reason !== undefined && !isSet(definition['executionRoleArn']))
      found.push({ role: 'executionRoleArn', because: reason });
    if (service.platform?.enableExecuteCommand === true && !isSet(definition['taskRoleArn']))
      found.push({ role: 'taskRoleArn', because: 'ECS Exec is enabled for the service' });
    return found;
  },

  explain: ({ role, because }) => ({
    what: `The task definition has no ${role}, but ${because}.`,
    why: 'ECS needs the role for that: without it tasks do not start, or the feature fails.',
    fix: `Set ${role}.`,
  }),
});

function isSet(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
