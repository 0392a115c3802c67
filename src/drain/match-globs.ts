import picomatch from 'picomatch';

/** Does a name of Celery's (a node, a queue) match one of the globs? */
export function matchGlobs(globs: readonly string[]): (name: string) => boolean {
  // These names are not paths: without this option a `*` would stop at a slash.
  const matches = picomatch([...globs], { bash: true, dot: true, nonegate: true });
  return (name) => matches(name);
}
