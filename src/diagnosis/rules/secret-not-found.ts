import { defineRule } from '../define-rule.js';
import { fewLines } from '../reading/few-lines.js';
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
    return [{ isKey, isEmpty, lines: fewLines(failures.map(({ line }) => line)) }];
  },
  explain: ({ isKey, isEmpty, lines }) => ({
    what: isKey
      ? 'A secret lacks the key that the task definition asks for.'
      : 'A secret that the task definition names is not there.',
    why: isEmpty
      ? 'The secret exists, but no value was ever stored in it.'
      : 'ECS looked it up before the container was to start, and a task without its secrets is not started.',
    fix: isEmpty
      ? 'Store a value in the secret, and deploy again.'
      : 'Compare `valueFrom` with the secret: the full ARN with its random ending, `:key::` behind it for one key of a JSON secret, the same region; for a parameter its exact name.',
    evidence: lines,
  }),
});
