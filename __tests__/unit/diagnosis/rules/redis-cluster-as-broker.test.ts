import { redisClusterAsBroker } from '../../../../src/diagnosis/rules/redis-cluster-as-broker.js';
import { aRunningTask } from '../../../support/builders/crashed-task.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const LINE = "redis.exceptions.ResponseError: CROSSSLOT Keys in request don't hash to the same slot";
const celery = { command: ['celery', '-A', 'shop', 'worker'] };

testRule(redisClusterAsBroker, {
  fires: {
    'a worker': { evidence: aRunningTask([LINE], celery), quotes: LINE, says: ['cluster mode disabled'] },
    'known by its log': {
      evidence: aRunningTask(['kombu.exceptions.OperationalError: MOVED 1234 10.0.0.7:6379']),
      says: ['cluster'],
    },
  },
  quiet: {
    'no Celery: a cache may be a cluster': aRunningTask([LINE]),
    'a word that only looks like it': aRunningTask(['order MOVED to the archive'], celery),
  },
});
