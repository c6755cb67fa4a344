-- SPDX-License-Identifier: MIT
if vim.g.loaded_wirecheck then
  return
end
vim.g.loaded_wirecheck = true

-- The module is loaded when a command first needs it.
local commands = {
  health = function()
    vim.cmd.checkhealth('wirecheck')
  end,
  original = function()
    require('wirecheck').original()
  end,
  report = function()
    require('wirecheck').report()
  end,
  restart = function()
    require('wirecheck').restart()
  end,
}

vim.api.nvim_create_user_command('Wirecheck', function(opts)
  local command = commands[opts.args]
  if command then
    command()
  else
    vim.notify(
      ('Wirecheck: no such command: %s (there are %s)'):format(
        opts.args,
        table.concat(vim.fn.sort(vim.tbl_keys(commands)), ', ')
      ),
      vim.log.levels.ERROR
    )
  end
end, {
  nargs = 1,
  desc = 'Wirecheck: health, original, report or restart',
  complete = function(lead)
    return vim.tbl_filter(function(name)
      return vim.startswith(name, lead)
    end, vim.fn.sort(vim.tbl_keys(commands)))
  end,
})

local group = vim.api.nvim_create_augroup('wirecheck', {})

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
