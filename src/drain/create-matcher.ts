import picomatch from 'picomatch';

/** A test whether a name of Celery's (a node, a queue) matches one of the globs. */
export function createMatcher(globs: readonly string[]): (name: string) => boolean {
  // These names are not paths: without this option a `*` would stop at a slash.
  const matches = picomatch([...globs], { bash: true, dot: true, nonegate: true });
  return (name) => matches(name);
}
