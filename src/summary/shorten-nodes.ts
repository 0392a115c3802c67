/** Host names of one network share their domain, which makes columns wide: `celery@ip-10-0-0-4` is enough. */
export interface ShortNodes {
  readonly shorten: (node: string) => string;
  /** What was cut off; '' if nothing was. */
  readonly suffix: string;
}

/** Cuts the domain off if all nodes share it and their names stay distinct without it. */
export function shortenNodes(nodes: readonly string[]): ShortNodes {
  const asIs = { shorten: (node: string): string => node, suffix: '' };
  const [suffix = '', ...others] = [...new Set(nodes.map(findDomain))];
  if (suffix === '' || others.length > 0) return asIs;
  const shorten = (node: string): string => node.slice(0, -suffix.length);
  return new Set(nodes.map(shorten)).size === new Set(nodes).size ? { shorten, suffix } : asIs;
}

/** The part from the host's first dot. */
function findDomain(node: string): string {
  return /^[^@]*@[^.@]+(\.[\w.-]+)$/.exec(node)?.[1] ?? '';
}
