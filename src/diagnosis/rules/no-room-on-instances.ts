import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findPlacementTroubles } from '../reading/find-placement-troubles.js';

const PATTERN =
  /no container instance met all of its requirements|No Container Instances were found|Timed out waiting for Amazon ECS Agent/i;

const LACKS: readonly [RegExp, string, string][] = [
  [/insufficient CPU/i, 'The best match has too little CPU left.', ''],
  [/insufficient memory/i, 'The best match has too little memory left.', ''],
  [
    /already using a port/i,
    'A host port of the task is in use on every instance.',
    ' Use dynamic host ports (`hostPort: 0`).',
  ],
  [
    /"AGENT"|ECS Agent/i,
    'The agent on the instance is not connected.',
    ' Check the agent on the instance first.',
  ],
  [/ENI|network interface/i, 'No instance has a free network interface.', ''],
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
      : [{ why: lack?.[1] ?? null, hint: lack?.[2] ?? '', lines: shortenLines(said) }];
  },
  explain: ({ why, hint, lines }) => ({
    what: 'No container instance of the cluster has room for one more task.',
    why: why ?? 'A rolling update runs new tasks beside the old ones, which needs more room than normal.',
    fix: `Add instances, or lower \`maximum-percent\` and \`minimum-healthy-percent\` so old tasks stop first.${hint}`,
    evidence: lines,
  }),
});
