// SPDX-License-Identifier: MIT
// Finds the server's program and tells why one cannot be used. Knows no VS Code, so
// that it can be tested without one.
import { execFile } from 'node:child_process';
import { access, chmod, constants, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';

/** The oldest server that has the commands this extension calls. */
export const OLDEST_VERSION = '0.1.0';

export type Where = 'setting' | 'bundled' | 'path';

export type Trouble =
  | { kind: 'missing' }
  | { kind: 'not-there'; path: string }
  | { kind: 'not-absolute'; path: string }
  | { kind: 'does-not-run'; path: string; said: string }
  | { kind: 'old-system'; path: string; said: string }
  | { kind: 'too-old'; path: string; version: string };

export type Program = { path: string; where: Where; version: string };

export interface Places {
  /** The setting `wirecheck.server.path`; empty where the user said nothing. */
  setting: string;
  /** Where this extension has its own copy, if it has one. */
  bundled: string;
  /** $PATH. */
  path: string;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

async function isProgram(path: string): Promise<boolean> {
  return (
    (await isFile(path)) &&
    access(path, constants.X_OK).then(
      () => true,
      () => false,
    )
  );
}

async function onPath(path: string): Promise<string | undefined> {
  for (const folder of path.split(delimiter).filter(isAbsolute)) {
    const candidate = join(folder, 'wirecheck');
    if (await isProgram(candidate)) {
      return candidate;
    }
  }
  return undefined;
}

/** Which program to start: the user's, else our own, else the one of $PATH. */
export async function findProgram(
  places: Places,
): Promise<{ path: string; where: Where } | Trouble> {
  if (places.setting !== '') {
    const path = places.setting.replace(/^~(?=\/)/, homedir());
    if (!isAbsolute(path)) {
      return { kind: 'not-absolute', path: places.setting };
    }
    return (await isProgram(path))
      ? { path, where: 'setting' }
      : { kind: 'not-there', path };
  }
  if (await isFile(places.bundled)) {
    // Some file systems and unpackers lose the permission.
    await chmod(places.bundled, 0o755).catch(() => undefined);
    return { path: places.bundled, where: 'bundled' };
  }
  const found = await onPath(places.path);
  return found ? { path: found, where: 'path' } : { kind: 'missing' };
}

/** "wirecheck 1.2.3" -> [1, 2, 3]. */
export function parseVersion(text: string): [number, number, number] | undefined {
  const found = /\b(\d+)\.(\d+)\.(\d+)\b/.exec(text);
  return found ? [Number(found[1]), Number(found[2]), Number(found[3])] : undefined;
}

export function isOlder(version: string, than: string): boolean {
  const [one, other] = [parseVersion(version), parseVersion(than)];
  if (!one || !other) {
    return true;
  }
  const at = one.findIndex((part, index) => part !== other[index]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
}

async function askVersion(path: string): Promise<{ out: string } | { said: string }> {
  return new Promise((resolve) => {
    execFile(path, ['--version'], { timeout: 10_000 }, (error, out, said) => {
      resolve(error ? { said: said.trim() || error.message } : { out });
    });
  });
}

/** The program, if it runs here and is new enough. */
export async function checkProgram(
  path: string,
  where: Where,
): Promise<Program | Trouble> {
  const answer = await askVersion(path);
  if ('said' in answer) {
    // The loader's own words, whatever the user's language.
    const old = /GLIBC_|ld-linux|ENOEXEC|Exec format/.test(answer.said);
    return { kind: old ? 'old-system' : 'does-not-run', path, said: answer.said };
  }
  const version = parseVersion(answer.out)?.join('.');
  if (!version) {
    return { kind: 'does-not-run', path, said: answer.out.trim() };
  }
  return isOlder(version, OLDEST_VERSION)
    ? { kind: 'too-old', path, version }
    : { path, where, version };
}
