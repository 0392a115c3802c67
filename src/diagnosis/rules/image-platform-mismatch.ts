import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findImage, nameImage } from '../reading/find-image.js';
import { findStartFailures } from '../reading/find-start-failures.js';

/** `image Manifest does not contain descriptor matching platform 'linux/amd64'` */
function platformOf(text: string): string {
  return /platform '?([a-z]+\/[\w/]+)/i.exec(text)?.[1] ?? "the task's platform";
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const imagePlatformMismatch = defineRule({
  id: 'image-platform-mismatch',
  severity: 'cause',
  find: (evidence) => {
    const failures = findStartFailures(evidence).filter(({ problem }) => problem === 'platform');
    const [first] = failures;
    if (first === undefined) return [];
    return [
      {
        image: findImage(evidence, first),
        platform: platformOf(first.text),
        lines: shortenLines(failures.map(({ line }) => line)),
      },
    ];
  },
  explain: ({ image, platform, lines }) => ({
    what: `${sentenceCase(nameImage(image))} has no build for ${platform}.`,
    why: 'The image was built for a different CPU architecture, for example on an Apple Silicon machine or an ARM runner.',
    fix: `Build it for ${platform} (\`docker build --platform\`, or \`platforms:\` of docker/build-push-action), or set \`runtimePlatform.cpuArchitecture\` of the task definition to the image’s architecture.`,
    evidence: lines,
  }),
});
