/** Every input and its default, as action.yml has them. An empty default means that there is none. */
export const INPUT_DEFAULTS = {
  cluster: 'default',
  service: '',
  'task-definition': '',
  image: '',
  phases: 'pre-deploy, deploy, post-deploy',
  'dry-run': 'false',
  preflight: 'warn',
  'preflight-ignore': '',
  'broker-url': '',
  'broker-transport-options': '',
  drain: 'auto',
  'drain-workers': 'auto',
  'drain-queues': '',
  'drop-queues': '',
  'drain-poll-interval': '3s',
  'drain-timeout': '10m',
  'on-drain-timeout': 'fail',
  'minimum-healthy-percent': '',
  'maximum-percent': '',
  'desired-count': '',
  'force-new-deployment': 'false',
  'health-timeout': '10m',
  'health-poll-interval': '5s',
  'stable-for': '0s',
  'max-failed-tasks': '2',
  'on-failure': 'rollback',
  'replace-restored': 'true',
  summary: 'full',
} as const;

export type InputName = keyof typeof INPUT_DEFAULTS;

export const INPUT_NAMES = Object.keys(INPUT_DEFAULTS) as readonly InputName[];
