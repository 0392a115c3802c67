import { defineLint } from '../define-lint.js';
interface Found {
  readonly container: string;
  readonly what: string;
}

const MOVING = /^(latest|main|master|develop|dev|trunk|stable|staging|production|prod|edge|nightly)$/;

export const movingImageTag = defineLint<Found>({
  id: 'moving-image-tag',
  code: 'L27',
  severity: 'warn',

  find: ({ containers }) =>
    containers.flatMap(({ name, image, versionConsistency }) => {
      const tag = findTag(image);
      if (tag !== null && MOVING.test(tag))
        return [{ container: name, what: `uses an image with the tag ${tag}` }];
      if (tag === null || versionConsistency !== 'disabled') return [];
      return [{ container: name, what: 'has versionConsistency disabled and an image without a digest' }];
    }),

  explain: ({ container, what }) => ({
    what: `Container ${container} ${what}.`,
    why: 'The tag can point to a new image: a rollback may start a different image than before, and two tasks may differ.',
    fix: 'Deploy a tag that is never reused, such as the commit, or a digest.',
  }),
});

/** null: pinned by a digest. The default tag is `latest`. */
function findTag(image: string): string | null {
  if (image.includes('@')) return null;
  const name = image.slice(image.lastIndexOf('/') + 1);
  return name.includes(':') ? name.slice(name.lastIndexOf(':') + 1) : 'latest';
}
