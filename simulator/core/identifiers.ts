/** Ids and ARNs in AWS's shapes, drawn from the world's own seed so that a run can be repeated. */
import type { World } from './world.js';

/** mulberry32: 0 ≤ x < 1; advances the seed. */
export function drawNumber(world: World): number {
  world.seed = (world.seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(world.seed ^ (world.seed >>> 15), 1 | world.seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}

function drawCharacters(world: World, alphabet: string, length: number): string {
  let text = '';
  for (let index = 0; index < length; index += 1) {
    text += alphabet.charAt(Math.floor(drawNumber(world) * alphabet.length));
  }
  return text;
}

export function drawHex(world: World, length: number): string {
  return drawCharacters(world, '0123456789abcdef', length);
}

export function drawDigits(world: World, length: number): string {
  return drawCharacters(world, '123456789', 1) + drawCharacters(world, '0123456789', length - 1);
}

export function drawUuid(world: World): string {
  return [8, 4, 4, 4, 12].map((length) => drawHex(world, length)).join('-');
}

/** The last part of a service deployment's ARN: about 21 URL-safe characters. */
export function drawSlug(world: World): string {
  return drawCharacters(world, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-', 21);
}

export function buildArn(
  world: World,
  service: 'ecs' | 'elasticloadbalancing' | 'logs',
  path: string,
): string {
  return `arn:aws:${service}:${world.region}:${world.accountId}:${path}`;
}

/** `ecs-svc/<digits>` and the revision's ARN share the digits. */
export function buildRevisionArn(
  world: World,
  clusterName: string,
  serviceName: string,
  deploymentId: string,
): string {
  const digits = deploymentId.replace('ecs-svc/', '');
  return buildArn(world, 'ecs', `service-revision/${clusterName}/${serviceName}/${digits}`);
}
