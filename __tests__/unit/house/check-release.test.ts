import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const SCRIPT = resolve('script/check-release.mjs');
const URL_OF_REPOSITORY = 'git+https://github.com/shop/ecs-handover.git';
const CHANGELOG =
  '# Changes\n\n## next\n\n- Soon.\n\n## 1.2.3 (2026-11-25)\n\n- New.\n\n## 1.2.2\n\n## 1.2.1\n\n- Old.\n';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'release-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function check(tag: string, version: string, changelog = CHANGELOG, url = URL_OF_REPOSITORY) {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version, repository: { url } }));
  writeFileSync(join(folder, 'CHANGELOG.md'), changelog);
  return spawnSync(process.execPath, [SCRIPT, ...(tag === '' ? [] : [tag])], {
    cwd: folder,
    encoding: 'utf8',
  });
}

describe('check-release', () => {
  test('passes where tag, version and a section of CHANGELOG.md agree', () => {
    expect(check('v1.2.3', '1.2.3')).toMatchObject({ status: 0, stdout: 'v1.2.3 can be released.\n' });
  });

  test.each(['', '1.2.3', 'v1.2', 'v1', 'v1.2.3-rc.1', 'release'])('refuses the tag "%s"', (tag) => {
    const run = check(tag, '1.2.3');
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toBe(`The tag is "${tag}"; a release is tagged vX.Y.Z.\n`);
  });

  test('refuses another version in package.json', () => {
    const run = check('v1.2.3', '1.2.1');
    expect(run.status).toBe(1);
    expect(run.stderr).toBe('package.json has version 1.2.1, the tag 1.2.3: change one of them.\n');
  });

  test.each([
    ['no section', '1.2.4'],
    ['an empty section', '1.2.2'],
    ['only a longer version that begins alike', '11.2.3'],
  ])('refuses %s in CHANGELOG.md', (_, version) => {
    const run = check(`v${version}`, version, CHANGELOG.replace('1.2.3', '11.2.30'));
    expect(run.status).toBe(1);
    expect(run.stderr).toBe(`CHANGELOG.md has no "## ${version}" section with text: rename "## next".\n`);
  });

  test('refuses the placeholder of the owner', () => {
    const run = check('v1.2.3', '1.2.3', CHANGELOG, 'git+https://github.com/OWNER/ecs-handover.git');
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('placeholder OWNER');
  });

  test('names every problem at once', () => {
    expect(check('v2.0.0', '1.2.3').stderr.trim().split('\n')).toHaveLength(2);
  });
});
