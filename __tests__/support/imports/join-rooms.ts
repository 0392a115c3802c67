import type { ImportGraph } from './read-imports.js';

/** The same graph seen from further away: nodes become the room they are in, and edges within a room are dropped. */
export function joinRooms(graph: ImportGraph, roomOf: (file: string) => string | null): ImportGraph {
  const rooms = new Map<string, Set<string>>();
  for (const [file, imports] of graph) {
    const room = roomOf(file);
    if (room === null) continue;
    const others = rooms.get(room) ?? new Set<string>();
    rooms.set(room, others);
    for (const other of [...imports].map(roomOf)) if (other !== null && other !== room) others.add(other);
  }
  return rooms;
}
