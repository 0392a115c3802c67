import { describe, expect, test } from '@jest/globals';
import { toTargetGroupSettings } from '../../../src/rollout/to-target-group-settings.js';
import { aTargetGroup } from '../../support/builders/evidence.js';

const healthCheck = {
  protocol: 'HTTPS',
  port: '8443',
  path: '/up',
  matcher: '200-204',
  intervalSeconds: 15,
  timeoutSeconds: 6,
  healthyThreshold: 2,
  unhealthyThreshold: 3,
};

describe('toTargetGroupSettings', () => {
  test('the health check, and the attributes as numbers', () => {
    const attributes = { 'deregistration_delay.timeout_seconds': '45', 'slow_start.duration_seconds': '0' };
    expect(toTargetGroupSettings({ ...aTargetGroup(), arn: 'arn:tg', healthCheck, attributes })).toEqual({
      targetGroupArn: 'arn:tg',
      healthCheckPath: '/up',
      port: '8443',
      protocol: 'HTTPS',
      intervalSeconds: 15,
      timeoutSeconds: 6,
      healthyThreshold: 2,
      unhealthyThreshold: 3,
      matcher: '200-204',
      deregistrationDelaySeconds: 45,
      slowStartSeconds: 0,
    });
  });

  test('what ELB leaves out is its default', () => {
    const bare = { ...healthCheck, protocol: null, port: null, path: null, matcher: null };
    const group = { ...aTargetGroup(), protocol: null, healthCheck: bare, attributes: {} };
    expect(toTargetGroupSettings(group)).toMatchObject({
      healthCheckPath: null,
      matcher: null,
      port: 'traffic-port',
      protocol: 'HTTP',
      deregistrationDelaySeconds: 300,
      slowStartSeconds: 0,
    });
  });
});
