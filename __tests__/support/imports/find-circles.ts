import type { ImportGraph } from './read-imports.js';

interface Search {
  readonly graph: ImportGraph;
  readonly indices: Map<string, number>;
  readonly stack: string[];
  readonly circles: string[][];
}

/**
 * Groups of nodes that reach each other (Tarjan's strongly connected components), each sorted by name. A node without an
 * import of itself is no group.
 */
export function findCircles(graph: ImportGraph): readonly (readonly string[])[] {
  const search: Search = { graph, indices: new Map(), stack: [], circles: [] };
  for (const node of graph.keys()) if (!search.indices.has(node)) visit(search, node);
  return search.circles;
}

function visit(search: Search, node: string): number {
  const index = search.indices.size;
  search.indices.set(node, index);
  search.stack.push(node);
  let lowest = index;
  for (const next of search.graph.get(node) ?? []) {
    const known = search.indices.get(next);
    if (known === undefined) lowest = Math.min(lowest, visit(search, next));
    else if (search.stack.includes(next)) lowest = Math.min(lowest, known);
  }
  if (lowest === index) {
    const group = search.stack.splice(search.stack.indexOf(node));
    const isCircle = group.length > 1 || search.graph.get(node)?.has(node) === true;
    if (isCircle) search.circles.push(group.sort());
  }
  return lowest;
}
