// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import {
  checkProgram,
  findProgram,
  isOlder,
  parseVersion,
} from '../../../../clients/vscode/src/program.ts';

const home = mkdtempSync(join(tmpdir(), 'program-'));
after(() => rmSync(home, { recursive: true }));

function script(name: string, text: string, mode = 0o755): string {
  const path = join(home, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

const says = (what: string): string => `#!/bin/sh\necho '${what}'\n`;
const good = script('bin/wirecheck', says('wirecheck 1.2.3'));
const nowhere = { setting: '', bundled: join(home, 'none'), path: '' };

test('the setting comes first, then our own copy, then the PATH', async () => {
  const bundled = script('own/wirecheck', says('wirecheck 1.2.3'));
  const path = `relative:${join(home, 'bin')}`;
  const all = { setting: good, bundled, path };
  assert.deepEqual(await findProgram(all), { path: good, where: 'setting' });
  assert.deepEqual(await findProgram({ ...all, setting: '' }), {
    path: bundled,
    where: 'bundled',
  });
  assert.deepEqual(await findProgram({ ...nowhere, path }), {
    path: good,
    where: 'path',
  });
  assert.deepEqual(await findProgram(nowhere), { kind: 'missing' });
});

test('a wrong setting is told, not worked around', async () => {
  const plain = script('plain.txt', 'no program', 0o644);
  for (const [setting, kind] of [
    ['bin/wirecheck', 'not-absolute'],
    [join(home, 'gone'), 'not-there'],
    [plain, 'not-there'],
    [home, 'not-there'],
  ] as const) {
    const found = await findProgram({ ...nowhere, path: join(home, 'bin'), setting });
    assert.equal('kind' in found && found.kind, kind, setting);
  }
});

test('our own copy gets back the permission that an unpacker lost', async () => {
  const bundled = script('lost/wirecheck', says('wirecheck 1.2.3'), 0o644);
  const found = await findProgram({ ...nowhere, bundled });
  assert.ok('where' in found);
  assert.ok('version' in (await checkProgram(found.path, found.where)));
});

test('a program that cannot be used says why', async () => {
  const cases: [string, string][] = [
    [says('wirecheck 0.0.9'), 'too-old'],
    [says('hello'), 'does-not-run'],
    ['#!/bin/sh\necho oops >&2\nexit 1\n', 'does-not-run'],
    [
      '#!/bin/sh\necho "libc.so.6: version \'GLIBC_2.99\' not found" >&2\nexit 1\n',
      'old-system',
    ],
  ];
  for (const [text, kind] of cases) {
    const found = await checkProgram(script('tried', text), 'setting');
    assert.equal('kind' in found && found.kind, kind, text);
  }
  assert.deepEqual(await checkProgram(good, 'path'), {
    path: good,
    where: 'path',
    version: '1.2.3',
  });
});

test('versions are compared by number', () => {
  assert.deepEqual(parseVersion('wirecheck 10.0.2\n'), [10, 0, 2]);
  assert.ok(isOlder('0.9.9', '0.10.0'));
  assert.ok(!isOlder('1.0.0', '0.10.0'));
  assert.ok(!isOlder('0.1.0', '0.1.0'));
  assert.ok(isOlder('nonsense', '0.1.0'));
});
