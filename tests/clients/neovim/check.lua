-- SPDX-License-Identifier: MIT
-- What the test scripts have in common: points of TAP, waiting, and the sample draft.
---@class wirecheck.Check
local M = {}

local count, failed = 0, 0

---@param name string
---@param check fun()
function M.it(name, check)
  local good, message = xpcall(check, debug.traceback)
  count = count + 1
  io.stdout:write(('%s %d - %s\n'):format(good and 'ok' or 'not ok', count, name))
  if not good then
    failed = failed + 1
    io.stdout:write('# ' .. tostring(message):gsub('\n', '\n# ') .. '\n')
  end
end

---@generic T
---@param what string
---@param get fun(): T?
---@return T
function M.wait_for(what, get)
  local value
  vim.wait(15000, function()
    value = get()
    return value ~= nil and value ~= false
  end, 20)
  assert(value, 'no ' .. what)
  return value
end

function M.expect(haystack, needle)
  assert(haystack:find(needle, 1, true), ('%q is not in:\n%s'):format(needle, haystack))
end

function M.expect_equal(value, wanted)
  assert(
    vim.deep_equal(value, wanted),
    ('got %s, wanted %s'):format(vim.inspect(value), vim.inspect(wanted))
  )
end

--- Findings of a buffer by 0-based line: { [4] = { code, severity, message } }.
function M.findings(buffer)
  local by_line = {}
  for _, found in ipairs(vim.diagnostic.get(buffer or 0)) do
    by_line[found.lnum] = found
  end
  return by_line
end

function M.wait_for_finding(line, buffer)
  return M.wait_for(('finding on line %d'):format(line + 1), function()
    return M.findings(buffer)[line]
  end)
end

--- The 0-based line of the current buffer that begins with some words.
function M.line_of(words)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    if vim.startswith(line, words) then
      return number - 1
    end
  end
  error('no line begins with ' .. words)
end

function M.line_of_draft(words)
  return vim.api.nvim_buf_call(M.draft, function()
    return M.line_of(words)
  end)
end

function M.go_to(words)
  local line = M.line_of(words)
  vim.api.nvim_win_set_cursor(0, { line + 1, 3 })
  return line
end

--- Escapes of Markdown are not shown, so they do not count.
function M.shown(buffer)
  local text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
  return (text:gsub('\\(%p)', '%1'))
end

function M.text_of(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
end

function M.float()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return window
    end
  end
end

function M.only_this_window()
  vim.cmd.stopinsert()
  vim.cmd('only!')
end

--- Runs a subcommand and gives the text of the window that it opens.
function M.open_view(command)
  local before = vim.api.nvim_get_current_buf()
  vim.cmd('Wirecheck ' .. command)
  M.wait_for(command, function()
    return vim.api.nvim_get_current_buf() ~= before
  end)
  return M.text_of(0)
end

--- What the user is told while something is done.
function M.told(act)
  local said = {}
  local notify = vim.notify
  vim.notify = function(message)
    table.insert(said, message)
  end
  local good, problem = pcall(act, said)
  vim.notify = notify
  assert(good, problem)
  return table.concat(said, '\n')
end

M.COPIED = 'Meridian, which handles'
M.REWORDED = 'The state railway is to run'
M.CREDITED = 'The mediator is Olav Bremnes'
M.OWN = 'At the union'

--- Opens the sample draft.
---@return integer buffer
function M.open_draft()
  vim.cmd.edit('draft.md')
  M.draft = vim.api.nvim_get_current_buf()
  return M.draft
end

--- Leaves, with the status that the points make.
function M.finish()
  vim.cmd(failed == 0 and 'qall!' or 'cquit!')
end

return M
