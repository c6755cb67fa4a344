-- SPDX-License-Identifier: MIT
-- What a configuration may call; see :help wirecheck-functions.
local M = {}

--- Is this an archived original, as a document of the server or a copy that it made?
---@param name string
---@return boolean
function M.is_original(name)
  return name:find('wirecheck:/original/', 1, true) ~= nil
    or vim.fs.normalize(name):find('/wirecheck/original/%x+/[%w-]+%.txt$') ~= nil
end

--- Can a buffer of this name be checked? One without a name cannot, written or not:
--- Neovim would not find it again when the findings come.
---@param name string
---@return boolean
function M.is_draft(name)
  return name ~= '' and not M.is_original(name)
end

--- For the status line: findings and how much of the draft is its author's own. Of the
--- current window, or of the one whose status line is being drawn.
---@param buffer? integer
---@return string
function M.statusline(buffer)
  local window = vim.g.statusline_winid
  if not buffer then
    buffer = window and vim.api.nvim_win_is_valid(window) and vim.api.nvim_win_get_buf(window)
      or vim.api.nvim_get_current_buf()
  end
  return require('wirecheck.status').words(buffer)
end

--- For vim.diagnostic.config({ virtual_lines = { format = ... } }): the message, broken
--- into lines that the window has room for; Neovim would cut it off.
---@param diagnostic vim.Diagnostic
---@return string
function M.wrapped(diagnostic)
  local window = vim.fn.bufwinid(diagnostic.bufnr or 0)
  local width = window ~= -1 and vim.api.nvim_win_get_width(window) or vim.o.columns
  -- Numbers left of the text, a sign that may not be there yet, and the branch that
  -- Neovim draws.
  local info = window ~= -1 and vim.fn.getwininfo(window)[1] or { textoff = 0 }
  local room = math.max(width - info.textoff - diagnostic.col - 8, 30)
  local lines, line = {}, ''
  for word in diagnostic.message:gmatch('%S+') do
    local longer = line == '' and word or line .. ' ' .. word
    if line ~= '' and vim.fn.strdisplaywidth(longer) > room then
      table.insert(lines, line)
      longer = word
    end
    line = longer
  end
  table.insert(lines, line)
  return table.concat(lines, '\n')
end

--- The program and arguments in front of a command such as `status`: the program that
--- the server is started with, and the archive that it is told to use.
---@param arguments string[]
---@return string[]? command nil where the server is not a program of this machine
function M.command(arguments)
  local config = vim.lsp.config.wirecheck
  if not config or type(config.cmd) ~= 'table' then
    return nil
  end
  local command = vim.list_extend({ config.cmd[1] }, arguments)
  local archive = vim.tbl_get(config, 'settings', 'wirecheck', 'archive')
  if type(archive) == 'string' and archive ~= '' then
    vim.list_extend(command, { '--archive', vim.fs.normalize(archive) })
  end
  return command
end

return M
