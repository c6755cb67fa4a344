-- SPDX-License-Identifier: MIT
-- Talking to the server: which one, what it is asked, what it says when it cannot.
local M = {}

local NAME = 'wirecheck'

---@param message string
---@param level? integer
function M.notify(message, level)
  vim.notify('Wirecheck: ' .. message, level or vim.log.levels.INFO)
end

--- The client that serves a buffer; without a buffer, any.
---@param buffer? integer
---@return vim.lsp.Client?
function M.client(buffer)
  return vim.lsp.get_clients({ name = NAME, bufnr = buffer })[1]
end

--- The same, or a word to the user why there is none.
---@param buffer? integer
---@return vim.lsp.Client?
function M.client_or_word(buffer)
  local client = M.client(buffer)
  if not client then
    local elsewhere = buffer and M.client()
    M.notify(
      elsewhere and 'this buffer is not checked; :checkhealth wirecheck says why'
        or 'the server is not running; :checkhealth wirecheck says why',
      vim.log.levels.WARN
    )
  end
  return client
end

--- Answers come when they come, but no window may open while the user is in the one of
--- the command line: waits until it is left.
---@param act fun()
function M.once_windows_open(act)
  if vim.fn.getcmdwintype() == '' then
    return act()
  end
  vim.api.nvim_create_autocmd('CmdwinLeave', { once = true, callback = vim.schedule_wrap(act) })
end

--- Asks a server for something and hands the answer to `use`. What goes wrong is told to
--- the user.
---@param client vim.lsp.Client
---@param method string
---@param params table
---@param use fun(result: any)
---@param buffer? integer
function M.ask(client, method, params, use, buffer)
  client:request(method, params, function(err, result)
    if err then
      M.notify(err.message, vim.log.levels.ERROR)
    else
      M.once_windows_open(function()
        use(result ~= vim.NIL and result or nil)
      end)
    end
  end, buffer)
end

--- Has the server carry out one of its commands.
---@param client vim.lsp.Client
---@param command string without "wirecheck."
---@param argument table
---@param use? fun(result: any)
function M.execute(client, command, argument, use)
  -- An empty table would go out as an array.
  local arguments = next(argument) and { argument } or nil
  local params = { command = 'wirecheck.' .. command, arguments = arguments }
  M.ask(client, 'workspace/executeCommand', params, use or function() end)
end

--- The text of an archived original.
---@param uri string
---@return string[]? lines
---@return string? reason
function M.read_original(uri)
  local client = M.client()
  if not client then
    return nil, 'the server is not running'
  end
  local answer, reason =
    client:request_sync('workspace/textDocumentContent', { uri = uri }, 10000)
  if not answer then
    return nil, reason
  end
  if answer.err then
    return nil, answer.err.message
  end
  local text = answer.result.text:gsub('\n$', '')
  return vim.split(text, '\n')
end

return M
