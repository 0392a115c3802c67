import { listOf } from './read-values.js';
import { readContainer } from './read-container.js';

/** Container ports, in order. */
export function portsOf(container: unknown): readonly number[] {
  return readContainer(container)
    .ports.map((mapping) => mapping.container)
    .sort((a, b) => a - b);
}

/** A port mapping of the container covers the port, by itself or by a range. */
export function hasPort(container: { readonly [member: string]: unknown }, port: number): boolean {
  return (
    portsOf(container).includes(port) ||
    listOf(container['portMappings']).some(({ containerPortRange }) => isInRange(containerPortRange, port))
  );
}

/** `8000-8010` (PortMapping.containerPortRange) */
function isInRange(range: unknown, port: number): boolean {
  const ends = typeof range === 'string' ? /^(\d+)-(\d+)$/.exec(range) : null;
  return ends !== null && port >= Number(ends[1]) && port <= Number(ends[2]);
}
