import { healthPathUnavailable } from '../../../../src/diagnosis/rules/health-path-unavailable.js';
import { aFailingProbe, codes, recovered } from '../../../support/builders/failing-probe.js';
import { aRevision } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const revision = aRevision();
const withProxy = {
  ...revision,
  definition: {
    ...revision.definition,
    containerDefinitions: [...revision.definition.containerDefinitions, { name: 'nginx', image: 'nginx:1' }],
  },
};

testRule(healthPathUnavailable, {
  fires: {
    'a proxy in the task': {
      evidence: { ...aFailingProbe(codes(502)), taskDefinition: withProxy },
      quotes: '[502]',
      says: ['dependsOn'],
    },
    'the application itself': { evidence: aFailingProbe(codes(503)), quotes: '[503]', says: ['not ready'] },
  },
  quiet: {
    'one unhealthy event and a healthy target are routine': aFailingProbe(codes(503), {
      targets: [recovered(codes(503))],
    }),
    'the checks get another answer': aFailingProbe(codes(500)),
  },
});
