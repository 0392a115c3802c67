import type { JsonObject } from '../../../simulator/core/json.js';
import type { Play } from './play-world.js';

export interface ServiceOptions {
  desiredCount?: number;
  minimumHealthyPercent?: number;
  maximumPercent?: number;
  breaker?: JsonObject;
  targetGroupArn?: string;
  gracePeriodSeconds?: number;
  container?: JsonObject;
}

/** Registers a revision of family `f` and returns its ARN. */
export function registerRevision(play: Play, image: string, container: JsonObject = {}): string {
  const { taskDefinition } = play.call('RegisterTaskDefinition', {
    family: 'f',
    containerDefinitions: [
      { name: 'app', image, command: ['app'], portMappings: [{ containerPort: 8000 }], ...container },
    ],
  });
  return (taskDefinition as { taskDefinitionArn: string }).taskDefinitionArn;
}

/** Creates service `s` in cluster `c` without waiting for it. */
export function createService(play: Play, image: string, options: ServiceOptions = {}): void {
  play.call('CreateCluster', { clusterName: 'c' });
  const taskDefinition = registerRevision(play, image, options.container);
  const configuration: JsonObject = {};
  if (options.minimumHealthyPercent !== undefined) {
    configuration['minimumHealthyPercent'] = options.minimumHealthyPercent;
  }
  if (options.maximumPercent !== undefined) configuration['maximumPercent'] = options.maximumPercent;
  if (options.breaker !== undefined) configuration['deploymentCircuitBreaker'] = options.breaker;
  const input: JsonObject = {
    cluster: 'c',
    serviceName: 's',
    taskDefinition,
    desiredCount: options.desiredCount ?? 1,
    deploymentConfiguration: configuration,
  };
  if (options.gracePeriodSeconds !== undefined) {
    input['healthCheckGracePeriodSeconds'] = options.gracePeriodSeconds;
  }
  if (options.targetGroupArn !== undefined) {
    input['loadBalancers'] = [
      { targetGroupArn: options.targetGroupArn, containerName: 'app', containerPort: 8000 },
    ];
  }
  play.call('CreateService', input);
}

export function isCompleted(play: Play): boolean {
  return play.service().deployments[0]?.rolloutState === 'COMPLETED';
}

/** Service `s`, steady on revision 1. */
export function openService(play: Play, options: ServiceOptions = {}): void {
  createService(play, 'app:1', options);
  play.runUntil(() => isCompleted(play));
}

/** Registers a revision with this image, updates the service to it and returns the deployment's id. */
export function deploy(
  play: Play,
  image: string,
  input: JsonObject = {},
  container: JsonObject = {},
): string {
  const taskDefinition = registerRevision(play, image, container);
  play.call('UpdateService', { cluster: 'c', service: 's', taskDefinition, ...input });
  return play.service().deployments[0]?.id ?? '';
}

/** A target group behind a listener. */
export function createTargetGroup(play: Play, health: JsonObject = {}, delaySeconds = 300): string {
  const { TargetGroups: groups } = play.call('CreateTargetGroup', {
    Name: 'web',
    Protocol: 'HTTP',
    Port: '8000',
    TargetType: 'ip',
    ...health,
  });
  const targetGroupArn = (groups as { TargetGroupArn: string }[])[0]?.TargetGroupArn ?? '';
  const { LoadBalancers: balancers } = play.call('CreateLoadBalancer', { Name: 'lb' });
  const loadBalancerArn = (balancers as { LoadBalancerArn: string }[])[0]?.LoadBalancerArn ?? '';
  play.call('CreateListener', {
    LoadBalancerArn: loadBalancerArn,
    Protocol: 'HTTP',
    Port: '80',
    DefaultActions: [{ Type: 'forward', TargetGroupArn: targetGroupArn }],
  });
  play.call('ModifyTargetGroupAttributes', {
    TargetGroupArn: targetGroupArn,
    Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: String(delaySeconds) }],
  });
  return targetGroupArn;
}
