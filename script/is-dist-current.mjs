import { execFileSync } from 'node:child_process';

/** Whether dist/ as built is dist/ as committed. `git status` sees a new chunk; `git diff` doesn't. */
export function isDistCurrent(root) {
  const changed = execFileSync('git', ['status', '--porcelain', 'dist'], { cwd: root, encoding: 'utf8' });
  if (changed !== '') console.error(`dist/ differs from what is committed:\n${changed}`);
  return changed === '';
}
