// SPDX-License-Identifier: MIT
// usage: licences.mjs FOLDER
// Prints name, version and licence of each package that is in the bundle of a folder:
// what the extension depends on, and what that depends on in turn.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const modules = join(process.argv[2], 'node_modules');
const root = JSON.parse(readFileSync(join(process.argv[2], 'package.json'), 'utf8'));
const seen = new Set();

function tell(name) {
  if (seen.has(name)) {
    return;
  }
  seen.add(name);
  const folder = join(modules, name);
  const { version, license, dependencies } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '';
  console.log(`${name} ${version} (${license})\n\n${text}\n\n${'-'.repeat(72)}\n`);
  Object.keys(dependencies ?? {})
    .sort()
    .forEach(tell);
}

Object.keys(root.dependencies).sort().forEach(tell);
