import { defineRule } from '../define-rule.js';
import { fewLines } from '../reading/few-lines.js';
import { findPlacementTroubles } from '../reading/find-placement-troubles.js';

const PATTERN =
  /no container instance met all of its requirements|No Container Instances were found|Timed out waiting for Amazon ECS Agent/i;

const LACKS: readonly [RegExp, string, string][] = [
  [/insufficient CPU/i, 'The closest one has too little CPU left.', ''],
  [/insufficient memory/i, 'The closest one has too little memory left.', ''],
  [
    /already using a port/i,
    'A host port that the task wants is taken on every one.',
    ' Use dynamic host ports (`hostPort: 0`).',
  ],
  [
    /"AGENT"|ECS Agent/i,
    'The agent on the instance is not connected.',
    ' Look at the agent on the instance first.',
  ],
  [/ENI|network interface/i, 'None has a network interface left.', ''],
  [/No Container Instances were found/i, 'The cluster has no instances at all.', ''],
];

export const noRoomOnInstances = defineRule({
  id: 'no-room-on-instances',
  severity: 'cause',
  find: (evidence) => {
    const events = findPlacementTroubles(evidence, PATTERN);
    const said = events.map(({ line }) => line);
    const lack = LACKS.find(([pattern]) => said.some((line) => pattern.test(line)));
    return said.length === 0
      ? []
      : [{ why: lack?.[1] ?? null, hint: lack?.[2] ?? '', lines: fewLines(said) }];
  },
  explain: ({ why, hint, lines }) => ({
    what: 'No container instance of the cluster has room for one more task.',
    why:
      why ??
      'A rolling update runs new tasks beside the old ones, which takes more room than the service usually needs.',
    fix: `Add instances, or lower \`maximum-percent\` and \`minimum-healthy-percent\` so that old tasks make room first.${hint}`,
    evidence: lines,
  }),
});
