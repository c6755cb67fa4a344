// SPDX-License-Identifier: MIT
// Runs what a test sends over a socket of this machine, inside the extension host: one
// JSON object a line, { id, source, values } in, { id, value } or { id, error } out.
const net = require('node:net');
const readline = require('node:readline');
const vscode = require('vscode');

const AsyncFunction = (async () => {}).constructor;

async function answer({ id, source, values }) {
  try {
    const run = new AsyncFunction(
      'vscode',
      'values',
      `return (${source})(vscode, ...values)`,
    );
    return { id, value: await run(vscode, values) };
  } catch (error) {
    return { id, error: String(error?.stack ?? error) };
  }
}

exports.activate = (context) => {
  const path = process.env.WIRECHECK_TEST_SOCKET;
  if (!path) {
    return;
  }
  const server = net.createServer((socket) => {
    readline.createInterface({ input: socket }).on('line', async (line) => {
      socket.write(JSON.stringify(await answer(JSON.parse(line))) + '\n');
    });
  });
  server.listen(path);
  context.subscriptions.push({ dispose: () => server.close() });
};
