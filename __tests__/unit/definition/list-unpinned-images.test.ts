import { expect, test } from '@jest/globals';
import { listUnpinnedImages } from '../../../src/definition/list-unpinned-images.js';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;
const listOf = (...images: readonly string[]): readonly string[] =>
  listUnpinnedImages({
    family: 'shop',
    containerDefinitions: images.map((image, at) => ({ name: `c${String(at)}`, image })),
  });

test('an image is pinned by a digest, with a tag before it or without', () => {
  expect(listOf(`shop@${DIGEST}`, `registry.example:5000/team/shop:1@${DIGEST}`)).toEqual([]);
});

test.each([
  'shop',
  'shop:1',
  'registry.example:5000/shop',
  'shop@',
  'shop@sha256:abc',
  `shop:${'a'.repeat(64)}`,
])('%s is not pinned', (image) => {
  expect(listOf(`shop@${DIGEST}`, image)).toEqual([`c1 (${image})`]);
});
