/** Host names of one network share their end, which makes wide columns: `celery@ip-10-0-0-4` tells the workers apart. */
export interface ShortNodes {
  readonly shorten: (node: string) => string;
  /** What was cut off; '' where nothing was. */
  readonly suffix: string;
}

/** Cuts the domain off where all nodes have the same one and are told apart without it. */
export function shortenNodes(nodes: readonly string[]): ShortNodes {
  const asIs = { shorten: (node: string): string => node, suffix: '' };
  const [suffix = '', ...others] = [...new Set(nodes.map(findDomain))];
  if (suffix === '' || others.length > 0) return asIs;
  const shorten = (node: string): string => node.slice(0, -suffix.length);
  return new Set(nodes.map(shorten)).size === new Set(nodes).size ? { shorten, suffix } : asIs;
}

/** From the host's first dot on. */
function findDomain(node: string): string {
  return /^[^@]*@[^.@]+(\.[\w.-]+)$/.exec(node)?.[1] ?? '';
}
