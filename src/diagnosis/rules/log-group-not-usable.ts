import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findStartFailures } from '../reading/find-start-failures.js';
import { containersOf } from '../../definition/find-container.js';

export const logGroupNotUsable = defineRule({
  id: 'log-group-not-usable',
  severity: 'cause',
  find: (evidence) => {
    const failures = findStartFailures(evidence).filter(
      ({ subject, problem }) => subject === 'log' && problem !== 'network',
    );
    const [first] = failures;
    if (first === undefined) return [];
    const groups = containersOf(evidence.taskDefinition).flatMap((container) => {
      const { options } = (container['logConfiguration'] ?? {}) as { options?: Record<string, string> };
      return options?.['awslogs-group'] ?? [];
    });
    return [
      {
        group: groups[0] ?? null,
        problem: first.problem,
        lines: shortenLines(failures.map(({ line }) => line)),
      },
    ];
  },
  explain: ({ group, problem, lines }) => {
    const named = group === null ? 'the log group' : `the log group \`${group}\``;
    if (problem === 'missing') {
      return {
        what: `There is no log group${group === null ? '' : ` \`${group}\``} in the region to which the task logs.`,
        why: "ECS does not start a container whose log driver can't be set up.",
        fix: 'Create it, or set `awslogs-create-group` to "true" and give the execution role logs:CreateLogGroup; check `awslogs-region` too.',
        evidence: lines,
      };
    }
    if (problem === 'denied') {
      return {
        what: `The task may not write to ${named}.`,
        why: 'The task execution role opens the log stream before the container starts.',
        fix: 'Give the execution role logs:CreateLogStream and logs:PutLogEvents, and logs:CreateLogGroup where `awslogs-create-group` is set.',
        evidence: lines,
      };
    }
    return {
      what: 'The log driver of a container could not be set up.',
      why: "ECS does not start a container whose log driver can't be set up.",
      fix: 'Check the options of `logConfiguration`: awslogs needs `awslogs-group` and `awslogs-region`, and on Fargate `awslogs-stream-prefix`.',
      evidence: lines,
    };
  },
});
