import { spawn } from 'node:child_process';

/**
 * Kills a process when this one is gone, however it ended: jest runs no `exit` listener of a test, and a killed process
 * none at all. A shell waits for the end of its input, which is ours.
 * @param target a pid, or a negative one for its process group
 * @returns call it when the process has ended: its pid may then be another's
 */
export function endWithUs(target: number): () => void {
  const guard = spawn('sh', ['-c', 'read -r _; kill -s KILL -- "$0"', String(target)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // Ctrl-C at the terminal is not for it.
    detached: true,
  });
  guard.unref();
  return () => {
    guard.kill('SIGKILL');
  };
}
