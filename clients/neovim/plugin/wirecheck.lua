-- SPDX-License-Identifier: MIT
if vim.g.loaded_wirecheck then
  return
end
vim.g.loaded_wirecheck = true

-- The modules are loaded when a command or a buffer first needs them.
vim.api.nvim_create_user_command('Wirecheck', function(opts)
  require('wirecheck.commands').run(opts.args)
end, {
  nargs = '+',
  desc = 'Wirecheck: report, original, compare, dismiss and so on',
  complete = function(lead, line)
    return require('wirecheck.commands').complete(lead, line)
  end,
})

local group = vim.api.nvim_create_augroup('wirecheck', {})

-- A document of the server is a buffer that is filled by asking for it. Neovim puts
-- the current folder in front of a name that has no "//" after its scheme.
vim.api.nvim_create_autocmd('BufReadCmd', {
  group = group,
  pattern = { 'wirecheck:/original/*', '*/wirecheck:/original/*' },
  desc = 'Archived originals come from the server',
  callback = function(event)
    local uri = event.match:match('wirecheck:/original/.*$')
    local lines, reason = require('wirecheck.server').read_original(uri)
    vim.api.nvim_buf_set_lines(event.buf, 0, -1, false, lines or {
      'Wirecheck: this original cannot be shown: ' .. reason,
    })
    vim.bo[event.buf].buftype = 'nofile'
    vim.bo[event.buf].swapfile = false
    vim.bo[event.buf].modified = false
    vim.bo[event.buf].readonly = true
    vim.bo[event.buf].modifiable = false
  end,
})

-- However one got there: what was published cannot be edited.
vim.api.nvim_create_autocmd('BufReadPost', {
  group = group,
  pattern = '*/wirecheck/original/*.txt',
  desc = 'Archived originals are read-only',
  callback = function(event)
    if require('wirecheck').is_original(event.match) then
      vim.bo[event.buf].readonly = true
      vim.bo[event.buf].modifiable = false
    end
  end,
})

-- A buffer can be checked from when it has a name, even if there is no file yet.
vim.api.nvim_create_autocmd('BufFilePost', {
  group = group,
  desc = 'Start the server for a draft that got its name',
  callback = function(event)
    local served = #vim.lsp.get_clients({ name = 'wirecheck', bufnr = event.buf }) > 0
    if not served and vim.bo[event.buf].filetype ~= '' then
      -- What vim.lsp.enable() itself does; without it there is no such group.
      pcall(vim.api.nvim_exec_autocmds, 'FileType', {
        group = 'nvim.lsp.enable',
        buffer = event.buf,
        modeline = false,
      })
    end
  end,
})

-- For some file types (markdown, help) Neovim gives gO a list of headings of its own. In a
-- draft it lists the findings, as everywhere; a mapping of the user's stays.
vim.api.nvim_create_autocmd('LspAttach', {
  group = group,
  desc = 'gO lists the findings of a draft',
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    local outline = 'Show an Outline of the current buffer'
    if not client or client.name ~= 'wirecheck' then
      return
    end
    vim.api.nvim_buf_call(event.buf, function()
      local mapping = vim.fn.maparg('gO', 'n', false, true)
      if mapping.buffer == 1 and mapping.desc == outline then
        vim.keymap.set('n', 'gO', vim.lsp.buf.document_symbol, {
          buffer = event.buf,
          desc = 'vim.lsp.buf.document_symbol()',
        })
      end
    end)
  end,
})
