// SPDX-License-Identifier: MIT
//! Starts `wirecheck serve` for Zed. Everything else is the server's.

use zed_extension_api::{
    self as zed, serde_json, settings::LspSettings, Command, LanguageServerId, Result, Worktree,
};

struct Wirecheck;

impl zed::Extension for Wirecheck {
    fn new() -> Self {
        Wirecheck
    }

    /// The program that the settings name, else that of $PATH. Nothing is downloaded.
    fn language_server_command(
        &mut self,
        server: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Command> {
        let binary = LspSettings::for_worktree(server.as_ref(), worktree)?.binary;
        let (path, arguments) = match binary {
            Some(binary) => (binary.path, binary.arguments),
            None => (None, None),
        };
        let command = path.or_else(|| worktree.which("wirecheck")).ok_or(
            "wirecheck is not in $PATH: install it, or name it in the settings under \
             lsp.wirecheck.binary.path",
        )?;
        Ok(Command {
            command,
            args: arguments.unwrap_or_else(|| vec!["serve".into()]),
            env: worktree.shell_env(),
        })
    }

    /// What stands in the settings under lsp.wirecheck.settings.
    fn language_server_workspace_configuration(
        &mut self,
        server: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<serde_json::Value>> {
        let settings = LspSettings::for_worktree(server.as_ref(), worktree)?.settings;
        Ok(Some(serde_json::json!({ "wirecheck": settings.unwrap_or_default() })))
    }
}

zed::register_extension!(Wirecheck);
