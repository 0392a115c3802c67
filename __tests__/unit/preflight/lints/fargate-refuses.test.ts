import { test } from '@jest/globals';
import { fargateRefuses } from '../../../../src/preflight/lints/fargate-refuses.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWebService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'cpu and memory are no pair': [aWebService({ definition: { cpu: '256', memory: '4096' } }), 'stop'],
    'they are no pair in words': [aWebService({ definition: { cpu: '1 vCPU', memory: '1 GB' } }), 'stop'],
    'they are missing': [aWebService({ definition: { cpu: undefined } }), 'stop'],
    'the log driver is unknown there': [
      aWebService({ container: { logConfiguration: { logDriver: 'json-file' } } }),
      'stop',
    ],
    'ports differ in awsvpc mode': [
      aWebService({ container: { portMappings: [{ containerPort: 8000, hostPort: 80 }] } }),
      'stop',
    ],
  },
  quiet: {
    'they are a pair in words': aWebService({ definition: { cpu: '.5 vCPU', memory: '2 GB' } }),
    'the size is newer than the list': aWebService({ definition: { cpu: '32768', memory: '65536' } }),
    'the definition is for EC2': aWebService({
      definition: { cpu: undefined, requiresCompatibilities: ['EC2'] },
    }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(fargateRefuses, facts, severities);
});
