import { defineLint } from '../define-lint.js';
import type { Scene } from '../read/read-scene.js';

interface Found {
  readonly what: string;
  readonly fix: string;
}

/** CPU units → minimum, maximum and step of the memory in GiB (developer guide, task CPU and memory on Fargate). */
const SIZES: Readonly<Record<number, readonly [number, number, number]>> = {
  256: [0.5, 2, 0.5],
  512: [1, 4, 1],
  1024: [2, 8, 1],
  2048: [4, 16, 1],
  4096: [8, 30, 1],
  8192: [16, 60, 4],
  16384: [32, 120, 8],
};
const LOG_DRIVERS = ['awslogs', 'splunk', 'awsfirelens'];

export const fargateRefuses = defineLint<Found>({
  id: 'fargate-refuses',
  code: 'L29',
  severity: 'stop',

  find: (scene) => (scene.asksForFargate ? [...judgeSize(scene), ...judgeContainers(scene)] : []),

  explain: ({ what, fix }) => ({ what, why: 'Fargate rejects such a task definition or task.', fix }),
});

function judgeSize({ cpu, memoryMiB }: Scene): Found[] {
  if (cpu === null || memoryMiB === null) {
    return [
      {
        what: 'The task definition sets no task-level cpu or memory.',
        fix: 'Set both, such as 256 and 512.',
      },
    ];
  }
  const size = SIZES[cpu];
  // A size that is newer than this list is not an error.
  if (size === undefined) return [];
  const [least, most, step] = size;
  const gib = memoryMiB / 1024;
  // 256 units allow 0.5, 1 and 2 GiB.
  const fits = gib >= least && gib <= most && (gib / step) % 1 === 0 && !(cpu === 256 && gib === 1.5);
  if (fits) return [];
  const range = `${least * 1024} to ${most * 1024} MiB in steps of ${step * 1024}`;
  return [
    { what: `${cpu} CPU units can not be combined with ${memoryMiB} MiB.`, fix: `Set memory to ${range}.` },
  ];
}

function judgeContainers({ containers, definition }: Scene): Found[] {
  return containers.flatMap(({ name, logDriver, ports }) => [
    ...(logDriver === null || LOG_DRIVERS.includes(logDriver)
      ? []
      : [
          {
            what: `Container ${name} uses the log driver ${logDriver}.`,
            fix: `Use one of ${LOG_DRIVERS.join(', ')}.`,
          },
        ]),
    ...ports
      .filter(
        ({ container, host }) =>
          definition['networkMode'] === 'awsvpc' && host !== null && host !== container,
      )
      .map(({ container, host }) => ({
        what: `Container ${name} maps port ${container} to host port ${host ?? 0}.`,
        fix: 'In awsvpc mode both ports must be the same: remove hostPort.',
      })),
  ]);
}
