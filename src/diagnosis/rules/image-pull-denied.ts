import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findImage, nameImage } from '../reading/find-image.js';
import { findStartFailures } from '../reading/find-start-failures.js';

export const imagePullDenied = defineRule({
  id: 'image-pull-denied',
  severity: 'cause',
  find: (evidence) => {
    const failures = findStartFailures(evidence).filter(
      ({ subject, problem }) => subject === 'image' && problem === 'denied',
    );
    const [first] = failures;
    if (first === undefined) return [];
    return [{ image: findImage(evidence, first), lines: shortenLines(failures.map(({ line }) => line)) }];
  },
  explain: ({ image, lines }) => ({
    what: `The registry denied access to ${nameImage(image)}.`,
    why: 'The task execution role may not pull it, or a registry outside ECR requires credentials.',
    fix: 'Give the task execution role ecr:GetAuthorizationToken, ecr:BatchGetImage and ecr:GetDownloadUrlForLayer; across accounts the repository policy must allow it too; a private registry needs `repositoryCredentials`; also check that the repository exists.',
    evidence: lines,
  }),
});
