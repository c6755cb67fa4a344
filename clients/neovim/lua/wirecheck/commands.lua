-- SPDX-License-Identifier: MIT
-- What the subcommands of :Wirecheck do, and what actions and lenses ask the editor for.
local server = require('wirecheck.server')
local view = require('wirecheck.view')

local M = {}

--- The finding of a diagnostic.
---@param diagnostic vim.Diagnostic
---@return string?
local function finding_of(diagnostic)
  local data = vim.tbl_get(diagnostic, 'user_data', 'lsp', 'data')
  return type(data) == 'table' and data.finding or data
end

---@param diagnostic vim.Diagnostic
---@param line integer 0-based
---@param column integer in bytes
---@return boolean
local function covers(diagnostic, line, column)
  local after_start = line > diagnostic.lnum
    or (line == diagnostic.lnum and column >= diagnostic.col)
  local before_end = line < diagnostic.end_lnum
    or (line == diagnostic.end_lnum and column <= diagnostic.end_col)
  return after_start and before_end
end

--- The finding under the cursor, else the first one of its line.
---@return string?
local function finding_at_cursor()
  local line, column = unpack(vim.api.nvim_win_get_cursor(0))
  local of_line
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    local finding = diagnostic.source == 'wirecheck' and finding_of(diagnostic)
    if finding and covers(diagnostic, line - 1, column) then
      return finding
    end
    if finding and diagnostic.lnum <= line - 1 and diagnostic.end_lnum >= line - 1 then
      of_line = of_line or finding
    end
  end
  return of_line
end

--- What the server needs to know which finding is meant, or a word to the user.
---@return { uri: string, finding: string }?
local function about_cursor()
  if not server.client_or_word(0) then
    return nil
  end
  local finding = finding_at_cursor()
  if not finding then
    server.notify('there is no finding under the cursor', vim.log.levels.WARN)
    return nil
  end
  return { uri = vim.uri_from_bufnr(0), finding = finding }
end

--- The client of the buffer of a URI, else any: it is the same server.
---@param argument { uri?: string }
---@return vim.lsp.Client?
local function client_for(argument)
  local buffer = argument.uri and vim.uri_to_bufnr(argument.uri)
  return buffer and server.client(buffer) or server.client_or_word()
end

--- Has the server do something that needs no more than an argument.
---@param command string
---@param argument table?
---@param use? fun(result: any)
local function execute(command, argument, use)
  local client = argument and client_for(argument)
  if client then
    server.execute(client, command, argument, use)
  end
end

-- --- looking ---------------------------------------------------------------

---@param argument { uri: string }
function M.show_report(argument)
  execute('report', argument, function(result)
    local lines = vim.split(vim.trim(result.text), '\n')
    if lines[1] == '' then
      return server.notify('nothing of this draft stands in the archive')
    end
    local name = vim.fs.basename(vim.uri_to_fname(argument.uri))
    view.open('report', ('What of %s stands in the archive'):format(name), lines)
  end)
end

--- Writes the report as a page, for its reader to print and mail, and opens it.
---@param argument { uri: string }
---@param path string of the page
function M.write_report(argument, path)
  local whole = vim.fn.fnamemodify(vim.fs.normalize(path), ':p')
  local asked = { uri = argument.uri, format = 'html' }
  execute('report', asked, function(result)
    -- It has the draft in it: nobody else is to read it.
    local file, reason = vim.uv.fs_open(whole, 'w', tonumber('600', 8))
    if file then
      local count
      count, reason = vim.uv.fs_write(file, result.html)
      vim.uv.fs_close(file)
      reason = count ~= #result.html and (reason or 'the disk is full') or nil
    end
    if reason then
      local words = ('cannot write %s: %s'):format(whole, reason)
      return server.notify(words, vim.log.levels.ERROR)
    end
    server.notify(('the report is in %s'):format(whole))
    vim.ui.open(whole)
  end)
end

---@param argument { uri: string, finding: string }
function M.show_comparison(argument)
  execute('compare', argument, function(result)
    view.compare(
      { title = 'This draft', text = result.draft.text },
      { title = result.original.title, text = result.original.text }
    )
  end)
end

--- Opens the original at the passage, in a split.
---@param argument { uri: string, finding: string }
function M.show_original(argument)
  local client = client_for(argument)
  if not client then
    return
  end
  local buffer = vim.uri_to_bufnr(argument.uri)
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    if finding_of(diagnostic) == argument.finding then
      local line = vim.api.nvim_buf_get_lines(
        buffer, diagnostic.lnum, diagnostic.lnum + 1, false)[1] or ''
      local character = vim.str_utfindex(
        line, client.offset_encoding, math.min(diagnostic.col, #line), false)
      return M.show_definition(client, buffer, {
        textDocument = { uri = argument.uri },
        position = { line = diagnostic.lnum, character = character },
      })
    end
  end
  server.notify('this finding is not there any more', vim.log.levels.WARN)
end

---@param client vim.lsp.Client
---@param buffer integer
---@param params table
function M.show_definition(client, buffer, params)
  server.ask(client, 'textDocument/definition', params, function(result)
    local location = vim.islist(result) and result[1] or result
    if not location or vim.tbl_isempty(location) then
      return server.notify('the original cannot be shown', vim.log.levels.WARN)
    end
    vim.cmd.split()
    vim.lsp.util.show_document(location, client.offset_encoding, { focus = true })
    vim.wo.linebreak = true
  end, buffer)
end

-- --- dismissing ------------------------------------------------------------

---@param command string
---@param argument { uri: string, finding: string }
---@param reason string
local function dismiss(command, argument, reason)
  local whole = vim.tbl_extend('force', argument, { reason = reason ~= '' and reason or nil })
  execute(command, whole, function()
    server.notify('dismissed; :Wirecheck dismissals takes it back')
  end)
end

---@param command string
---@param argument { uri: string, finding: string }
local function ask_and_dismiss(command, argument)
  vim.ui.input({ prompt = 'Why? (may stay empty) ' }, function(reason)
    if reason then
      dismiss(command, argument, vim.trim(reason))
    end
  end)
end

function M.ask_and_dismiss_finding(argument)
  ask_and_dismiss('dismissFinding', argument)
end

function M.ask_and_dismiss_source(argument)
  ask_and_dismiss('dismissSource', argument)
end

--- @param dismissal table
local function describe(dismissal)
  local parts = {
    (dismissal.when or ''):sub(1, 10),
    dismissal.kind == 'source' and 'all from ' .. dismissal.source or dismissal.source,
    dismissal.code or '',
    dismissal.who or '',
    dismissal.reason or '',
  }
  return table.concat(
    vim.tbl_filter(function(part)
      return part ~= '' and part ~= vim.NIL
    end, parts),
    ' · '
  )
end

---@param client vim.lsp.Client
---@param id string
local function undo(client, id)
  server.execute(client, 'undoDismissal', { id = id }, function()
    server.notify('the finding is shown again')
  end)
end

--- Lists what was dismissed; `u` takes back the one under the cursor.
---@param argument? { uri?: string }
function M.show_dismissals(argument)
  execute('listDismissals', argument or {}, function(dismissals)
    if #dismissals == 0 then
      return server.notify('nothing is dismissed')
    end
    local client = server.client()
    local lines = vim.tbl_map(describe, dismissals)
    local buffer = view.open('dismissals', 'Dismissed findings', lines, 'u takes one back')
    view.map(buffer, 'u', 'Take this dismissal back', function()
      local row = vim.api.nvim_win_get_cursor(0)[1]
      local dismissal = table.remove(dismissals, row)
      if dismissal and client then
        undo(client, dismissal.id)
        vim.bo[buffer].modifiable = true
        vim.api.nvim_buf_set_lines(buffer, row - 1, row, false, {})
        vim.bo[buffer].modifiable = false
      end
      if #dismissals == 0 then
        vim.api.nvim_buf_delete(buffer, { force = true })
      end
    end)
  end)
end

-- --- the archive -----------------------------------------------------------

---@param counts { added: integer, updated: integer, unchanged: integer, failed: integer }
local function tell_counts(counts)
  local parts = {}
  for _, kind in ipairs({ 'added', 'updated', 'unchanged', 'failed' }) do
    if (counts[kind] or 0) > 0 or (kind == 'added' and counts.unchanged == 0) then
      table.insert(parts, ('%d %s'):format(counts[kind] or 0, kind))
    end
  end
  local level = (counts.failed or 0) > 0 and vim.log.levels.WARN or vim.log.levels.INFO
  server.notify('stories: ' .. table.concat(parts, ', '), level)
end

local function add()
  if not server.client_or_word(0) then
    return
  end
  if vim.bo.modified or vim.uv.fs_stat(vim.api.nvim_buf_get_name(0)) == nil then
    return server.notify('save the file first: :write', vim.log.levels.WARN)
  end
  execute('addToArchive', { uri = vim.uri_from_bufnr(0) }, tell_counts)
end

---@param folder string
local function build(folder)
  local path = vim.fn.fnamemodify(vim.fs.normalize(folder), ':p')
  local kind = (vim.uv.fs_stat(path) or {}).type
  if kind ~= 'directory' then
    return server.notify(('%s is no folder'):format(folder), vim.log.levels.ERROR)
  end
  execute('buildArchive', { folder = path }, tell_counts)
end

--- Stops whatever the server shows a progress of. Neovim keeps the answer to a cancelled
--- request to itself, so the word to the user is said here.
local function cancel()
  local client = server.client_or_word()
  local titles = {}
  for token, title in pairs(client and client.progress.pending or {}) do
    client:notify('window/workDoneProgress/cancel', { token = token })
    table.insert(titles, type(title) == 'string' and title or 'work')
  end
  if client and #titles == 0 then
    server.notify('nothing is under way')
  elseif client then
    server.notify('cancelled: ' .. table.concat(titles, ', '))
  end
end

-- --- the server ------------------------------------------------------------

local function restart()
  for _, client in ipairs(vim.lsp.get_clients({ name = 'wirecheck' })) do
    client:stop()
  end
  vim.wait(3000, function()
    return server.client() == nil
  end, 20)
  vim.lsp.enable('wirecheck', false)
  vim.lsp.enable('wirecheck')
  server.notify('restarted')
end

---@param status wirecheck.Status
---@return string[]
local function about_archive(status)
  local archive = status.archive
  if not archive.exists then
    return { 'No archive at ' .. archive.path, ':Wirecheck build FOLDER makes one.' }
  end
  local updated = type(archive.updated) == 'string' and archive.updated:gsub('T', ' ') or 'never'
  return {
    ('Archive   %s'):format(archive.path),
    ('Stories   %d, last change %s'):format(archive.stories, updated),
  }
end

local function info()
  local client = server.client_or_word()
  if not client then
    return
  end
  local version = vim.tbl_get(client, 'server_info', 'version') or 'of unknown version'
  local drafts = vim.tbl_count(client.attached_buffers)
  local lines = { ('Server    %s, %d draft%s'):format(version, drafts, drafts == 1 and '' or 's') }
  local status = require('wirecheck.status').latest()
  if status then
    vim.list_extend(lines, about_archive(status))
  end
  if server.client(0) then
    table.insert(lines, 'Draft     ' .. require('wirecheck').statusline(0))
  end
  view.float('Wirecheck', lines)
end

-- --- the subcommands -------------------------------------------------------

---@param lead string
---@return string[]
local function folders(lead)
  return vim.fn.getcompletion(lead, 'dir')
end

local function files(lead)
  return vim.fn.getcompletion(lead, 'file')
end

--- For dismissals: what may follow.
---@type table<string, { run: fun(rest: string), complete?: (fun(lead: string): string[]),
---  about: string, needs?: string }>
M.subcommands = {
  add = { about = 'archive this file as a story', run = add },
  build = { about = 'archive the stories of a folder', run = build, complete = folders,
    needs = 'a folder' },
  cancel = { about = 'stop what is under way', run = cancel },
  compare = { about = 'passage and original side by side', run = function()
    local argument = about_cursor()
    if argument then
      M.show_comparison(argument)
    end
  end },
  credit = { about = 'insert a credit', run = function()
    execute('insertCredit', about_cursor())
  end },
  dismiss = { about = 'dismiss the finding under the cursor', run = function(reason)
    local argument = about_cursor()
    if argument and reason ~= '' then
      dismiss('dismissFinding', argument, reason)
    elseif argument then
      M.ask_and_dismiss_finding(argument)
    end
  end },
  dismissals = { about = 'list what was dismissed, take back', run = function()
    M.show_dismissals({})
  end },
  health = { about = 'what is wrong', run = function()
    vim.cmd.checkhealth('wirecheck')
  end },
  info = { about = 'server, archive and this draft', run = info },
  original = { about = 'open the original', run = function()
    local argument = about_cursor()
    if argument then
      M.show_original(argument)
    end
  end },
  quote = { about = 'mark the passage as quotation', run = function()
    execute('markQuotation', about_cursor())
  end },
  report = { about = 'all findings of the draft; with a file, as a page in it',
    complete = files, run = function(path)
      if not server.client_or_word(0) then
        return
      end
      local argument = { uri = vim.uri_from_bufnr(0) }
      if path == '' then
        M.show_report(argument)
      else
        M.write_report(argument, path)
      end
    end },
  restart = { about = 'start the server anew', run = restart },
  sweep = { about = 'check all drafts of a folder', complete = folders, run = function(folder)
    require('wirecheck.sweep').run(folder)
  end },
}

--- Runs ":Wirecheck name rest".
---@param line string
function M.run(line)
  local name, rest = line:match('^%s*(%S*)%s*(.-)%s*$')
  local command = M.subcommands[name]
  if not command then
    local names = vim.fn.sort(vim.tbl_keys(M.subcommands))
    return server.notify(
      ('no such command: %s (there are %s)'):format(name, table.concat(names, ', ')),
      vim.log.levels.ERROR
    )
  end
  if command.needs and rest == '' then
    return server.notify(('%s needs %s'):format(name, command.needs), vim.log.levels.ERROR)
  end
  command.run(rest)
end

--- What may stand where the cursor is in the command line.
---@param lead string
---@param line string
---@return string[]
function M.complete(lead, line)
  local name = line:match('^%s*%S+%s+(%S+)%s')
  if name then
    local command = M.subcommands[name]
    return command and command.complete and command.complete(lead) or {}
  end
  return vim.tbl_filter(function(each)
    return vim.startswith(each, lead)
  end, vim.fn.sort(vim.tbl_keys(M.subcommands)))
end

return M
