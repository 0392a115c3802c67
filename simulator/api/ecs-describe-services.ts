import { buildArn } from '../core/identifiers.js';
import { ApiError } from './api-error.js';
import { readTexts, requireAtMost, type Operation } from './call.js';
import { findCluster, findService, lastPart } from './find.js';
import { renderService } from './render-service.js';

export const describeServices: Operation = (call) => {
  const { world, input } = call;
  const cluster = findCluster(world, input);
  const names = readTexts(input, 'services');
  if (names.length === 0) throw new ApiError('InvalidParameterException', 'Services cannot be empty.');
  requireAtMost(names, 10, 'services');
  const wantsTags = readTexts(input, 'include').includes('TAGS');
  const services = names.flatMap((name) => {
    const service = findService(world, cluster, name);
    if (service === null) return [];
    const rendered = renderService(call, service);
    return wantsTags ? { ...rendered, tags: service.tags } : rendered;
  });
  const failures = names
    .filter((name) => findService(world, cluster, name) === null)
    .map((name) => ({
      arn: buildArn(world, 'ecs', `service/${cluster.name}/${lastPart(name)}`),
      reason: 'MISSING',
    }));
  return { services, failures };
};

export const listServices: Operation = ({ world, input }) => {
  const cluster = findCluster(world, input);
  return {
    serviceArns: Object.values(world.services)
      .filter(({ clusterName, status }) => clusterName === cluster.name && status !== 'INACTIVE')
      .map(({ arn }) => arn),
  };
};
