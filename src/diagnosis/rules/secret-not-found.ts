import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findStartFailures } from '../reading/find-start-failures.js';

export const secretNotFound = defineRule({
  id: 'secret-not-found',
  severity: 'cause',
  find: (evidence) => {
    const failures = findStartFailures(evidence).filter(
      ({ subject, problem }) => subject === 'secret' && problem === 'missing',
    );
    if (failures.length === 0) return [];
    const isKey = failures.some(({ text }) => /did not contain json key/i.test(text));
    const isEmpty = failures.some(({ text }) => /staging label/i.test(text));
    return [{ isKey, isEmpty, lines: shortenLines(failures.map(({ line }) => line)) }];
  },
  explain: ({ isKey, isEmpty, lines }) => ({
    what: isKey
      ? 'A secret does not contain the key that the task definition uses.'
      : 'A secret in the task definition does not exist.',
    why: isEmpty
      ? 'The secret exists, but has no value.'
      : 'ECS reads secrets before the container starts, and does not start a task without them.',
    fix: isEmpty
      ? 'Store a value in the secret, and deploy again.'
      : 'Compare `valueFrom` with the secret: the full ARN with its random suffix, followed by `:key::` for one key of a JSON secret, and the same region; for a parameter its exact name.',
    evidence: lines,
  }),
});
