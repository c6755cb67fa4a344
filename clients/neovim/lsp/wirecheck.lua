-- SPDX-License-Identifier: MIT
---@brief
---
--- Wirecheck tells a reporter which paragraphs of the draft stand near word for
--- word in the newsroom's own archive, and who had them first.
---
--- It has no root markers: the archive belongs to the user and not to a project,
--- so one server serves every draft. It is started for buffers that are drafts,
--- see is_draft.

-- What the Language Server Protocol calls a file type that Neovim calls otherwise.
local language_ids = {
  mail = 'plaintext',
  plaintex = 'latex',
  rst = 'restructuredtext',
  tex = 'latex',
  text = 'plaintext',
}

-- What an action or a lens asks for and only the editor can show.
local function ours(name)
  return function(command)
    local argument = (command.arguments or {})[1] or {}
    require('wirecheck.commands')[name](argument)
  end
end

---@type vim.lsp.Config
return {
  cmd = { 'wirecheck', 'serve' },
  filetypes = { 'asciidoc', 'fountain', 'html', 'mail', 'markdown', 'org', 'rst', 'tex', 'text' },
  get_language_id = function(_, filetype)
    return language_ids[filetype] or filetype
  end,
  root_dir = function(buffer, start)
    if require('wirecheck').is_draft(vim.api.nvim_buf_get_name(buffer)) then
      start(nil)
    end
  end,
  capabilities = {
    -- Originals are shown by plugin/wirecheck.lua where Neovim itself cannot.
    workspace = { textDocumentContent = { dynamicRegistration = false } },
    experimental = { wirecheckCompare = true, wirecheckStatus = true },
  },
  handlers = {
    ['wirecheck/status'] = function(_, status)
      require('wirecheck.status').take(status)
    end,
  },
  commands = {
    ['wirecheck.compare'] = ours('show_comparison'),
    ['wirecheck.dismissFinding'] = ours('ask_and_dismiss_finding'),
    ['wirecheck.dismissSource'] = ours('ask_and_dismiss_source'),
    ['wirecheck.listDismissals'] = ours('show_dismissals'),
    ['wirecheck.openOriginal'] = ours('show_original'),
    ['wirecheck.report'] = ours('show_report'),
  },
  settings = {
    -- archive, debounce, ownOutlets, severity and so on: see :help wirecheck-settings
    wirecheck = vim.empty_dict(),
  },
}
