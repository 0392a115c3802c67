import { isInUse } from '../core/advance-target.js';
import type { TargetGroupRecord, TargetRecord } from '../core/load-balancer-record.js';
import type { JsonObject } from '../core/json.js';
import type { World } from '../core/world.js';
import { compact, readObjects, readText } from './call.js';

const NOT_IN_USE = {
  State: 'unused',
  Reason: 'Target.NotInUse',
  Description: 'Target group is not configured to receive traffic from the load balancer',
};
const NOT_REGISTERED = {
  State: 'unused',
  Reason: 'Target.NotRegistered',
  Description: 'Target is not registered to the target group',
};

/** `TargetHealthDescriptions`: all targets, or those that were asked for, unknown ones as unused. */
export function listTargetHealth(world: World, group: TargetGroupRecord, input: JsonObject): JsonObject[] {
  const asked = readObjects(input, 'Targets');
  if (asked.length === 0) return group.targets.map((target) => renderTarget(world, group, target));
  return asked.map((entry) => {
    const id = readText(entry, 'Id') ?? '';
    const port = Number(readText(entry, 'Port') ?? group.port);
    const target = group.targets.find((candidate) => candidate.id === id && candidate.port === port);
    if (target !== undefined) return renderTarget(world, group, target);
    return { Target: { Id: id, Port: port }, HealthCheckPort: String(port), TargetHealth: NOT_REGISTERED };
  });
}

function renderTarget(world: World, group: TargetGroupRecord, target: TargetRecord): JsonObject {
  const { healthCheck } = group;
  const health = isInUse(world, group)
    ? compact({ State: target.state, Reason: target.reason, Description: target.description })
    : NOT_IN_USE;
  return {
    Target: { Id: target.id, Port: target.port, AvailabilityZone: `${world.region}a` },
    HealthCheckPort: healthCheck.port === 'traffic-port' ? String(target.port) : healthCheck.port,
    TargetHealth: health,
  };
}
