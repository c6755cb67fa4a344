-- SPDX-License-Identifier: MIT
-- What :Wirecheck does beyond what every language server client does by itself.
local M = {}

local NAME = 'wirecheck'

---@param message string
---@param level? integer
local function notify(message, level)
  vim.notify('Wirecheck: ' .. message, level or vim.log.levels.INFO)
end

--- The client that serves a buffer.
---@param buffer integer
---@return vim.lsp.Client?
local function client_of(buffer)
  return vim.lsp.get_clients({ name = NAME, bufnr = buffer })[1]
end

--- Is this the read-only copy of an archived story that the server made?
---@param path string
---@return boolean
function M.is_original(path)
  return vim.fs.normalize(path):find('/wirecheck/original/%x+/[%w-]+%.txt$') ~= nil
end

--- Can a buffer of this name be checked? One without a name cannot, written or not:
--- Neovim would not find it again when the findings come.
---@param name string
---@return boolean
function M.is_draft(name)
  return name ~= '' and not M.is_original(name)
end

--- What the settings of the server say.
---@return table
local function settings()
  return vim.tbl_get(vim.lsp.config[NAME] or {}, 'settings', 'wirecheck') or {}
end

--- The program and arguments in front of a command such as `check`: the program
--- that the server is started with, and the archive that it is told to use.
---@param arguments string[]
---@return string[]? command nil where the server is not a program of this machine
function M.command(arguments)
  local config = vim.lsp.config[NAME]
  if not config or type(config.cmd) ~= 'table' then
    return nil
  end
  local command = vim.list_extend({ config.cmd[1] }, arguments)
  local archive = settings().archive
  if type(archive) == 'string' and archive ~= '' then
    vim.list_extend(command, { '--archive', vim.fs.normalize(archive) })
  end
  return command
end

-- What `check --markup` calls the file types that are not plain text.
local MARKUP = {
  asciidoc = 'asciidoc',
  asciidoctor = 'asciidoc',
  fountain = 'fountain',
  html = 'html',
  markdown = 'markdown',
  org = 'org',
  plaintex = 'latex',
  rst = 'rst',
  tex = 'latex',
  xhtml = 'html',
}

--- `check` with what the server is set to, so that both find the same.
---@param filetype string
---@return string[]?
local function check_command(filetype)
  local arguments = { 'check', '--format', 'text', '--markup' }
  table.insert(arguments, MARKUP[filetype] or 'plain')
  for _, outlet in ipairs(settings().ownOutlets or {}) do
    vim.list_extend(arguments, { '--own', outlet })
  end
  for code, severity in pairs(settings().severity or {}) do
    vim.list_extend(arguments, { '--severity', code .. '=' .. severity })
  end
  return M.command(arguments)
end

--- Shows a text that belongs to no file in a split.
---@param name string
---@param lines string[]
local function show_scratch(name, lines)
  local buffer = vim.api.nvim_create_buf(false, true)
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, lines)
  vim.bo[buffer].bufhidden = 'wipe'
  vim.bo[buffer].modifiable = false
  vim.api.nvim_buf_set_name(buffer, name)
  vim.cmd.split()
  vim.api.nvim_win_set_buf(0, buffer)
  vim.keymap.set('n', 'q', '<cmd>close<cr>', { buffer = buffer, desc = 'Close the report' })
end

--- Checks the text of the current buffer, saved or not, and shows each finding
--- with the passage and its source side by side.
function M.report()
  local buffer = vim.api.nvim_get_current_buf()
  local command = check_command(vim.bo[buffer].filetype)
  if not command then
    return notify('the server is not a program on this machine', vim.log.levels.ERROR)
  end
  table.insert(command, '-')
  local lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
  local started, process = pcall(vim.system, command, { stdin = lines, text = true })
  if not started then
    return notify('cannot run ' .. command[1], vim.log.levels.ERROR)
  end
  local result = process:wait()
  if result.code > 1 then
    return notify(vim.trim(result.stderr), vim.log.levels.ERROR)
  end
  local text = vim.trim(result.stdout)
  if text == '' then
    return notify('nothing found')
  end
  show_scratch(('wirecheck-report://%d/%d'):format(buffer, vim.uv.hrtime()),
    vim.split(text, '\n'))
end

--- Opens the archived original of the passage under the cursor in a split.
function M.original()
  local buffer = vim.api.nvim_get_current_buf()
  local client = client_of(buffer)
  if not client then
    return notify('the server is not running for this buffer', vim.log.levels.WARN)
  end
  local position = vim.lsp.util.make_position_params(0, client.offset_encoding)
  client:request('textDocument/definition', position, function(err, result)
    if err then
      return notify(err.message, vim.log.levels.ERROR)
    end
    local location = vim.islist(result) and result[1] or result
    if not location or vim.tbl_isempty(location) then
      return notify('nothing is known of this passage')
    end
    vim.cmd.split()
    vim.lsp.util.show_document(location, client.offset_encoding, { focus = true })
    vim.wo.linebreak = true
  end, buffer)
end

--- Stops the server and starts it anew for every buffer that it served.
function M.restart()
  local clients = vim.lsp.get_clients({ name = NAME })
  for _, client in ipairs(clients) do
    client:stop()
  end
  vim.wait(3000, function()
    return #vim.lsp.get_clients({ name = NAME }) == 0
  end, 20)
  vim.lsp.enable(NAME, false)
  vim.lsp.enable(NAME)
  notify('restarted')
end

return M
