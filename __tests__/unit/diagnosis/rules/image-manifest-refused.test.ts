import { imageManifestRefused } from '../../../../src/diagnosis/rules/image-manifest-refused.js';
import { aFailedStart, anEvent } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';

testRule(imageManifestRefused, {
  fires: {
    'a manifest with attestations': {
      evidence: {
        stoppedTasks: [
          aFailedStart(
            'CannotPullContainerError: httpReaderSeeker: failed with status code [manifests 2]: 400 Bad Request',
          ),
        ],
      },
      quotes: '400 Bad Request',
      says: ['provenance: false'],
    },
  },
  quiet: {
    'a 404 means that it is not there': {
      stoppedTasks: [
        aFailedStart('CannotPullContainerError: failed with status code [manifests 2]: 404 Not Found'),
      ],
    },
    'a 400 of the health check comes from the application': {
      events: [
        anEvent(
          '(service worker) (task 1) (port 80) is unhealthy in (target-group tg) due to (reason Health checks failed with these codes: [400]).',
        ),
      ],
    },
  },
});
