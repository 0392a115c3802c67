import { mixedLayerCompression } from '../../../../src/diagnosis/rules/mixed-layer-compression.js';
import { aFailedStart, aStartedTask } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';

testRule(mixedLayerCompression, {
  fires: {
    'the runtime counts other layers than the image has': {
      evidence: {
        stoppedTasks: [
          aFailedStart(
            "CannotPullContainerError: failed to extract layer: number of layers and diffIDs don't match: 12 != 14",
          ),
        ],
      },
      quotes: 'diffIDs',
      says: ['force-compression=true'],
    },
  },
  quiet: {
    'the disk is full: the layers are fine': {
      stoppedTasks: [
        aFailedStart('CannotPullContainerError: failed to extract layer: no space left on device'),
      ],
    },
    'a later task unpacked them': {
      stoppedTasks: [
        aFailedStart("CannotPullContainerError: number of layers and diffIDs don't match: 1 != 2"),
      ],
      newTasks: [aStartedTask()],
    },
  },
});
