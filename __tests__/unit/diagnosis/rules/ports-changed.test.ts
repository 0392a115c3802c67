import { portsChanged } from '../../../../src/diagnosis/rules/ports-changed.js';
import { aFailingProbe, codes } from '../../../support/builders/failing-probe.js';
import { aRevision } from '../../../support/builders/evidence.js';
import { OLD_ARN } from '../../../support/builders/world.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const ports = (containerPort: number) => ({ portMappings: [{ containerPort, protocol: 'tcp' }] });
const previousTaskDefinition = aRevision(ports(8000), OLD_ARN);
const FAILED = 'Health checks failed';

testRule(portsChanged, {
  fires: {
    'from 8000 to 8080': {
      evidence: { ...aFailingProbe(FAILED, { container: ports(8080) }), previousTaskDefinition },
      quotes: '+ containerPort 8080',
      says: ['from 8000 to 8080'],
    },
  },
  quiet: {
    'the same port': { ...aFailingProbe(FAILED, { container: ports(8000) }), previousTaskDefinition },
    'the application answered, so it was reached': {
      ...aFailingProbe(codes(404), { container: ports(8080) }),
      previousTaskDefinition,
    },
  },
});
