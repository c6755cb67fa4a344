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
  rst = 'restructuredtext',
  text = 'plaintext',
}

---@type vim.lsp.Config
return {
  cmd = { 'wirecheck', 'serve' },
  filetypes = { 'asciidoc', 'mail', 'markdown', 'org', 'rst', 'text' },
  get_language_id = function(_, filetype)
    return language_ids[filetype] or filetype
  end,
  root_dir = function(buffer, start)
    if require('wirecheck').is_draft(vim.api.nvim_buf_get_name(buffer)) then
      start(nil)
    end
  end,
  settings = {
    -- archive, debounce, maxDraftSize, ownOutlets, severity: see :help wirecheck-settings
    wirecheck = vim.empty_dict(),
  },
}
