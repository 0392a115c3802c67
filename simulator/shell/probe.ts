import { spawn } from 'node:child_process';
import { request } from 'node:http';
import { kill } from 'node:process';

export interface Probe {
  /** Where the target can be reached on this machine. */
  host: string;
  /** The check's source address; undefined: the system chooses. */
  from: string | undefined;
  /** The target's own address, which the Host header carries. */
  name: string;
  port: number;
  path: string;
  timeoutMs: number;
}

/** One health check of a load balancer: the HTTP status, or why there was none. */
export function probeTarget({
  host,
  from,
  name,
  port,
  path,
  timeoutMs,
}: Probe): Promise<number | 'timeout' | 'refused'> {
  return new Promise((resolve) => {
    const probe = request(
      {
        host,
        localAddress: from,
        port,
        path,
        timeout: timeoutMs,
        headers: { host: `${name}:${port}`, 'user-agent': 'ELB-HealthChecker/2.0' },
        agent: false,
      },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 'refused');
      },
    );
    const timer = setTimeout(() => {
      resolve('timeout');
      probe.destroy();
    }, timeoutMs);
    probe.on('error', () => {
      resolve('refused');
    });
    probe.on('close', () => {
      clearTimeout(timer);
    });
    probe.end();
  });
}

/** A container's health command: `CMD` runs as it is, `CMD-SHELL` in a shell. True when it ends with 0 in time. */
export function runHealthCommand(
  command: readonly string[],
  options: { cwd: string | undefined; env: Readonly<Record<string, string>>; timeoutMs: number },
): Promise<boolean> {
  const [form, ...rest] = command;
  const argv = form === 'CMD-SHELL' ? ['sh', '-c', rest.join(' ')] : form === 'CMD' ? rest : [...command];
  const [program = 'false', ...parameters] = argv;
  return new Promise((resolve) => {
    const child = spawn(program, parameters, {
      cwd: options.cwd,
      env: options.env,
      stdio: 'ignore',
      detached: true,
    });
    const timer = setTimeout(() => {
      resolve(false);
      if (child.pid !== undefined) killGroup(child.pid);
    }, options.timeoutMs);
    child.once('error', () => {
      clearTimeout(timer);
      resolve(false);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
  });
}

function killGroup(pid: number): void {
  try {
    kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
