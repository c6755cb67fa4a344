// SPDX-License-Identifier: MIT
// The manifest against what it has to agree with: the server's schema of settings, the
// translations, and the code.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  collectSettings,
  OWN_SETTINGS,
  serverSettings,
} from '../../../../clients/vscode/src/settings.ts';

interface Setting {
  scope: string;
  [key: string]: unknown;
}

const root = join(import.meta.dirname, '../../../..');
const home = join(root, 'clients/vscode');
const read = (path: string): Record<string, never> =>
  JSON.parse(readFileSync(join(home, path), 'utf8')) as Record<string, never>;

const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
  capabilities: { untrustedWorkspaces: { restrictedConfigurations: string[] } };
  contributes: {
    commands: { command: string }[];
    configuration: { properties: Record<string, Setting> }[];
  };
};
const contributed = new Map(
  manifest.contributes.configuration.flatMap(({ properties }) =>
    Object.entries(properties),
  ),
);
const code = readdirSync(join(home, 'src'))
  .map((name) => readFileSync(join(home, 'src', name), 'utf8'))
  .join('\n');

/** A setting in the words of the schema, without what only one of both says. */
function shape(setting: Record<string, unknown>): Record<string, unknown> {
  const {
    type,
    default: usual,
    minimum,
    maximum,
    maxItems,
    minLength,
    maxLength,
  } = setting;
  const choices = setting['enum'];
  return {
    // In the schema, strings of a choice need no type.
    type: type ?? (choices ? 'string' : undefined),
    ...{ usual, choices, minimum, maximum, maxItems, minLength, maxLength },
    items: setting['items'],
  };
}

test('the settings are those of the schema', () => {
  const path = join(root, 'server/doc/settings.schema.json');
  const schema = JSON.parse(readFileSync(path, 'utf8')) as {
    properties: Record<string, Record<string, unknown>>;
  };
  const { $schema: _, ...properties } = schema.properties;
  const names = serverSettings([...contributed.keys()]);
  assert.deepEqual(names.toSorted(), Object.keys(properties).toSorted());
  for (const name of names) {
    const ours = contributed.get(`wirecheck.${name}`) ?? {};
    assert.deepEqual(shape(ours), shape(properties[name] ?? {}), name);
  }
  const { propertyNames, additionalProperties } = properties['severity'] as {
    propertyNames: { enum: string[] };
    additionalProperties: { enum: string[] };
  };
  const severities = contributed.get('wirecheck.severity')?.['properties'] as Record<
    string,
    { enum: string[] }
  >;
  assert.deepEqual(Object.keys(severities), propertyNames.enum);
  for (const one of Object.values(severities)) {
    assert.deepEqual(one.enum, additionalProperties.enum);
  }
  // What no project may set, no opened folder may set either.
  for (const name of names.filter((name) => !properties[name]?.['x-project'])) {
    assert.equal(contributed.get(`wirecheck.${name}`)?.scope, 'machine', name);
  }
});

test('a folder that is not trusted sets no path and shows no embargoed text', () => {
  const restricted = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations;
  const paths = [...contributed]
    .filter(
      ([name, { scope }]) =>
        scope.startsWith('machine') && name !== 'wirecheck.diagnostics',
    )
    .map(([name]) => name);
  assert.deepEqual(restricted.toSorted(), paths.toSorted());
  assert.equal(contributed.get('wirecheck.server.path')?.scope, 'machine');
});

test('every text of the manifest is there in each language', () => {
  const used = new Set(
    [...JSON.stringify(manifest).matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key),
  );
  for (const file of ['package.nls.json', 'package.nls.de.json']) {
    const texts = read(file);
    assert.deepEqual(Object.keys(texts).toSorted(), [...used].toSorted(), file);
    assert.ok(Object.values(texts).every((text: string) => text.trim() !== ''));
  }
});

test('every text of the code is there in each language', () => {
  const used = new Set(
    [...code.matchAll(/\bt\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, text]) =>
      text?.replaceAll("\\'", "'"),
    ),
  );
  assert.ok(used.size > 40);
  for (const file of ['bundle.l10n.json', 'bundle.l10n.de.json']) {
    const texts = read(join('l10n', file)) as Record<string, string>;
    assert.deepEqual(Object.keys(texts).toSorted(), [...used].toSorted(), file);
    for (const [text, translation] of Object.entries(texts)) {
      const holes = (one: string): string[] => (one.match(/\{\d\}/g) ?? []).toSorted();
      assert.deepEqual(holes(translation), holes(text), text);
    }
  }
});

test('every contributed command exists, and no command of the server is taken', () => {
  for (const { command } of manifest.contributes.commands) {
    const name = /^wirecheckUi\.(\w+)$/.exec(command)?.[1];
    assert.ok(name, command);
    assert.match(code, new RegExp(`^    ${name}: `, 'm'), command);
  }
});

test('only what the user set is sent', () => {
  const values: Record<string, unknown> = { archive: '', debounce: 300, severity: {} };
  const section = {
    get: (name: string) => values[name],
    inspect: (name: string) => (name === 'debounce' ? { workspaceValue: 300 } : {}),
  };
  assert.deepEqual(collectSettings(section, Object.keys(values)), { debounce: 300 });
  assert.ok(!serverSettings(OWN_SETTINGS.map((name) => `wirecheck.${name}`)).length);
});
