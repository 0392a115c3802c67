/** `npm run check-release -- vX.Y.Z`: whether the tag, package.json and CHANGELOG.md of this folder agree. */
import { readFileSync } from 'node:fs';

function findProblems(tag, pack, changelog) {
  if (!/^v\d+\.\d+\.\d+$/.test(tag)) return [`The tag is "${tag}"; a release is tagged vX.Y.Z.`];
  const version = tag.slice(1);
  const problems = [];
  if (pack.version !== version)
    problems.push(`package.json has version ${pack.version}, the tag ${version}: change one of them.`);
  if (findSection(changelog, version).trim() === '')
    problems.push(`CHANGELOG.md has no "## ${version}" section with text: rename "## next".`);
  if (pack.repository?.url?.includes('github.com/OWNER/'))
    problems.push("package.json still has the placeholder OWNER in its URLs: put in the repository's owner.");
  return problems;
}

/** The text below the heading `## VERSION`, which a date may follow. */
function findSection(changelog, version) {
  const sections = changelog.split(/^## /m).slice(1);
  const found = sections.find((section) => section.split(/\s/)[0] === version) ?? '';
  return found.slice(found.indexOf('\n') + 1);
}

const [tag = ''] = process.argv.slice(2);
const pack = JSON.parse(readFileSync('package.json', 'utf8'));
const problems = findProblems(tag, pack, readFileSync('CHANGELOG.md', 'utf8'));
for (const problem of problems) console.error(problem);
if (problems.length === 0) console.log(`${tag} can be released.`);
else process.exitCode = 1;
