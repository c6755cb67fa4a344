// SPDX-License-Identifier: MIT
// One running server and what is known of it. Started, stopped and started again
// here and nowhere else.
import * as vscode from 'vscode';
import {
  DidChangeConfigurationNotification,
  ExecuteCommandRequest,
  LanguageClient,
  RevealOutputChannelOn,
  State,
  WorkDoneProgress,
  WorkDoneProgressCancelNotification,
  type Middleware,
} from 'vscode-languageclient/node';
import manifest from '../package.json';
import { checkProgram, findProgram, type Program, type Trouble } from './program.ts';
import type { Status } from './protocol.ts';
import { collectSettings, serverSettings } from './settings.ts';

export type Phase = 'stopped' | 'starting' | 'running' | 'failed';

/** What to do instead of merely sending one of the server's commands on. */
export type CommandHandler = (argument: unknown) => Promise<unknown>;

/** A draft of one of these schemes is somebody's text; others are copies of it. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs'];

const SETTINGS = serverSettings(
  manifest.contributes.configuration.flatMap(({ properties }) => Object.keys(properties)),
);

/** Read by the server only once, or by nobody but us. */
const NEED_RESTART = ['server.path', 'languages', 'diagnostics'];

let lastToken = 0;

function settings(resource?: vscode.Uri): Record<string, unknown> {
  return collectSettings(
    vscode.workspace.getConfiguration('wirecheck', resource),
    SETTINGS,
  );
}

function isTrouble(found: object): found is Trouble {
  return 'kind' in found;
}

export function draftSelector(): { scheme: string; language: string }[] {
  const languages = vscode.workspace
    .getConfiguration('wirecheck')
    .get<string[]>('languages', []);
  return SCHEMES.flatMap((scheme) => languages.map((language) => ({ scheme, language })));
}

export class Session implements vscode.Disposable {
  readonly handlers = new Map<string, CommandHandler>();
  readonly output = vscode.window.createOutputChannel('Wirecheck', { log: true });

  phase: Phase = 'stopped';
  status: Status | undefined;
  program: Program | undefined;
  trouble: Trouble | undefined;
  /** Another archive than the user's, for the sample. */
  archive: string | undefined;

  private client: LanguageClient | undefined;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly watcher: vscode.Disposable;
  /** Starts and stops follow one another, however often they are asked for. */
  private queue: Promise<void> = Promise.resolve();

  /** The phase, the status or the trouble is another. */
  readonly onDidChange = this.changed.event;

  private readonly bundled: string;

  constructor(bundled: string) {
    this.bundled = bundled;
    this.watcher = vscode.workspace.onDidChangeConfiguration((event) => {
      if (NEED_RESTART.some((name) => event.affectsConfiguration(`wirecheck.${name}`))) {
        void this.restart();
      }
    });
  }

  restart(): Promise<void> {
    this.queue = this.queue.then(async () => {
      await this.stop();
      await this.start();
    });
    return this.queue;
  }

  /** Starts again with another archive; undefined is the user's own. */
  useArchive(archive: string | undefined): Promise<void> {
    this.archive = archive;
    return this.restart();
  }

  /** Sends one of the server's commands. Rejects with what the server says. */
  async execute<Result>(
    command: string,
    argument: object,
    extra: { token?: vscode.CancellationToken; workDoneToken?: string } = {},
  ): Promise<Result> {
    if (!this.client || this.phase !== 'running') {
      throw new Error(vscode.l10n.t('Wirecheck is not running.'));
    }
    const { token, ...rest } = extra;
    const params = { command, arguments: [argument], ...rest };
    return (await this.client.sendRequest(
      ExecuteCommandRequest.type,
      params,
      token,
    )) as Result;
  }

  /** The same for a long one: a notification shows how far it is, and can stop it. */
  executeWithProgress<Result>(
    title: string,
    command: string,
    argument: object,
  ): Thenable<Result> {
    const location = vscode.ProgressLocation.Notification;
    return vscode.window.withProgress(
      { location, title, cancellable: true },
      async (progress, cancelled) => {
        const client = this.client;
        const workDoneToken = `wirecheck-${++lastToken}`;
        let done = 0;
        const listener = client?.onProgress(
          WorkDoneProgress.type,
          workDoneToken,
          (value) => {
            if (value.kind === 'end') {
              return;
            }
            const percentage = value.percentage ?? done;
            const message = value.message ?? '';
            progress.report({
              message,
              increment: Math.max(0, percentage - done),
            });
            done = Math.max(done, percentage);
          },
        );
        const cancelling = cancelled.onCancellationRequested(() =>
          client?.sendNotification(WorkDoneProgressCancelNotification.type, {
            token: workDoneToken,
          }),
        );
        try {
          return await this.execute<Result>(command, argument, {
            token: cancelled,
            workDoneToken,
          });
        } finally {
          listener?.dispose();
          cancelling.dispose();
        }
      },
    );
  }

  dispose(): void {
    this.watcher.dispose();
    this.changed.dispose();
    this.output.dispose();
  }

  /** For the end of the editor: resolves when the server is gone. */
  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.status = undefined;
    this.enter('stopped');
    // A server that never came up cannot be asked to leave.
    await client?.dispose().catch((error: unknown) => this.output.debug(String(error)));
  }

  private enter(phase: Phase): void {
    this.phase = phase;
    this.changed.fire();
  }

  private fail(trouble: Trouble): void {
    this.trouble = trouble;
    this.output.error(JSON.stringify(trouble));
    this.enter('failed');
  }

  private async start(): Promise<void> {
    this.trouble = undefined;
    this.enter('starting');
    const found = await findProgram({
      setting: vscode.workspace.getConfiguration('wirecheck').get('server.path') || '',
      bundled: this.bundled,
      path: process.env['PATH'] ?? '',
    });
    const program = isTrouble(found)
      ? found
      : await checkProgram(found.path, found.where);
    if (isTrouble(program)) {
      this.fail(program);
      return;
    }
    this.program = program;
    this.output.info(`${program.path} ${program.version} (${program.where})`);
    const client = this.newClient(program);
    this.client = client;
    try {
      await client.start();
    } catch (error) {
      this.fail({ kind: 'does-not-run', path: program.path, said: String(error) });
    }
  }

  private newClient(program: Program): LanguageClient {
    const archive = this.archive ? ['--archive', this.archive] : [];
    const client = new LanguageClient(
      'wirecheck',
      'Wirecheck',
      { command: program.path, args: ['serve', ...archive] },
      {
        documentSelector: draftSelector(),
        initializationOptions: () => this.settings(),
        outputChannel: this.output,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        markdown: { isTrusted: false, supportHtml: false },
        middleware: this.middleware(),
      },
    );
    client.registerFeature({
      getState: () => ({ kind: 'static' }),
      fillClientCapabilities: (capabilities) => {
        capabilities.experimental = { wirecheckStatus: true, wirecheckCompare: true };
      },
      initialize: () => undefined,
      clear: () => undefined,
    });
    client.onNotification('wirecheck/status', (status: Status) => {
      this.status = status;
      this.changed.fire();
    });
    client.onDidChangeState(({ newState }) => {
      if (client !== this.client) {
        return;
      }
      if (newState === State.Running) {
        this.enter('running');
      } else if (newState === State.Stopped && this.phase === 'running') {
        this.status = undefined;
        this.enter('starting');
      }
    });
    return client;
  }

  /** The sample's archive is nothing that stories come into. */
  private settings(resource?: vscode.Uri): Record<string, unknown> {
    const found = settings(resource);
    return this.archive ? { ...found, follow: [] } : found;
  }

  private middleware(): Middleware {
    return {
      executeCommand: (command, values, next) => {
        const handler = this.handlers.get(command);
        return handler ? handler(values[0]) : next(command, values);
      },
      workspace: {
        configuration: (params) =>
          params.items.map(({ section, scopeUri }) =>
            section === 'wirecheck'
              ? this.settings(scopeUri ? vscode.Uri.parse(scopeUri) : undefined)
              : null,
          ),
        // Our way of collecting, not the client's: that one sends defaults too.
        didChangeConfiguration: async () =>
          this.client?.sendNotification(DidChangeConfigurationNotification.type, {
            settings: { wirecheck: this.settings() },
          }),
      },
    };
  }
}
