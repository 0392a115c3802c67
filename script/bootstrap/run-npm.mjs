import { spawnSync } from 'node:child_process';

/** Runs the npm that started us, else the one on PATH; returns whether it succeeded. */
export function runNpm(args, cwd) {
  const npm = process.env['npm_execpath'];
  const [command, first] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  return spawnSync(command, [...first, ...args], { cwd, stdio: 'inherit' }).status === 0;
}
