// SPDX-License-Identifier: MIT
// usage: run.sh WIRECHECK latency.mjs
// How long a reporter waits in VS Code, measured inside the extension host: from a
// change of the draft to the diagnostics that know of it, and for a hover. Prints
// milliseconds; judges nothing.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Desk } from './desk.mjs';

const [tools, packed, home] = process.argv.slice(2);
const ROUNDS = 100;

/** Adds a paragraph that stands in the archive and takes it away again, and again. */
async function changes(vscode, path, rounds) {
  const document = await vscode.workspace.openTextDocument(path);
  const shown = await vscode.window.showTextDocument(document);
  const found = () => vscode.languages.getDiagnostics(document.uri).length;
  const until = (count) =>
    new Promise((resolve) => {
      const listener = vscode.languages.onDidChangeDiagnostics(() => {
        if (found() === count) {
          listener.dispose();
          resolve();
        }
      });
    });
  if (found() !== 5) {
    await until(5);
  }
  const paragraph = document.lineAt(6).text;
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const adding = round % 2 === 1;
    const done = until(adding ? 5 : 4);
    const began = performance.now();
    await shown.edit((edit) =>
      adding
        ? edit.insert(new vscode.Position(6, 0), paragraph)
        : edit.delete(document.lineAt(6).range),
    );
    await done;
    times.push(performance.now() - began);
  }
  return times;
}

async function hovers(vscode, rounds) {
  const { document } = vscode.window.activeTextEditor;
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const at = new vscode.Position([6, 10, 12, 14, 18][round % 5], 60 + (round % 20));
    const began = performance.now();
    const cards = await vscode.commands.executeCommand(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    times.push(performance.now() - began);
    if (
      !cards.some(({ contents }) => contents.some(({ value }) => value?.length > 100))
    ) {
      throw new Error(`no card at line ${at.line}`);
    }
  }
  return times;
}

function tell(what, times) {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  const [p50, p95, most] = [at(0.5), at(0.95), sorted.at(-1)].map((ms) => ms.toFixed(1));
  console.log(
    `${what}: median ${p50} ms, p95 ${p95} ms, most ${most} ms (${times.length})`,
  );
}

const desk = new Desk({ tools, packed, home, vsix: /^wirecheck-linux-x64-.*\.vsix$/ });
execFileSync(join(packed, 'extension/server/wirecheck'), ['add', desk.stories], {
  env: { ...process.env, HOME: home },
});
try {
  desk.editor.install();
  await desk.editor.start();
  await desk.editor.open();
  tell('change to diagnostics', await desk.host(changes, desk.draft, ROUNDS));
  tell('hover', await desk.host(hovers, ROUNDS));
  await desk.set('wirecheck.debounce', 0);
  tell('change to diagnostics, debounce 0', await desk.host(changes, desk.draft, ROUNDS));
} finally {
  await desk.editor.close();
}
