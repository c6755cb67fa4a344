// SPDX-License-Identifier: MIT
// What the server is told of the settings: what the user set, and nothing else, so
// that a project's own file still counts where the user said nothing.

/** Settings of the extension that are none of the server's. */
export const OWN_SETTINGS = ['server.path', 'languages', 'trace.server'] as const;

export interface Inspected {
  globalValue?: unknown;
  workspaceValue?: unknown;
  workspaceFolderValue?: unknown;
  globalLanguageValue?: unknown;
  workspaceLanguageValue?: unknown;
  workspaceFolderLanguageValue?: unknown;
}

/** vscode.WorkspaceConfiguration, as much of it as is needed. */
export interface Section {
  get(name: string): unknown;
  inspect(name: string): Inspected | undefined;
}

function isSet(found: Inspected | undefined): boolean {
  return (
    found !== undefined &&
    [
      found.globalValue,
      found.workspaceValue,
      found.workspaceFolderValue,
      found.globalLanguageValue,
      found.workspaceLanguageValue,
      found.workspaceFolderLanguageValue,
    ].some((value) => value !== undefined)
  );
}

export function collectSettings(
  section: Section,
  names: readonly string[],
): Record<string, unknown> {
  const collected: Record<string, unknown> = {};
  for (const name of names) {
    if (isSet(section.inspect(name))) {
      collected[name] = section.get(name);
    }
  }
  return collected;
}

/** The server's settings among those that a manifest contributes. */
export function serverSettings(contributed: readonly string[]): string[] {
  const own = new Set<string>(OWN_SETTINGS);
  return contributed
    .filter((name) => name.startsWith('wirecheck.'))
    .map((name) => name.slice('wirecheck.'.length))
    .filter((name) => !own.has(name));
}
