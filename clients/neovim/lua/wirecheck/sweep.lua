-- SPDX-License-Identifier: MIT
-- All drafts of a folder at once, into the quickfix list. Neovim's own
-- vim.lsp.buf.workspace_diagnostics() is not used: the server does not offer that to
-- Neovim, as release 0.12 then forgets the drafts that are open, and it lists nothing.
local server = require('wirecheck.server')

local M = {}

local TYPES = { 'E', 'W', 'I', 'N' }
local count = 0

---@param client vim.lsp.Client
---@param reports table[] of workspace/diagnostic
---@return table[] items for the quickfix list, in the order of the files
local function list(client, reports)
  local items = {}
  table.sort(reports, function(one, other)
    return one.uri < other.uri
  end)
  for _, report in ipairs(reports) do
    for _, diagnostic in ipairs(report.items or {}) do
      local place = { uri = report.uri, range = diagnostic.range }
      local item = vim.lsp.util.locations_to_items({ place }, client.offset_encoding)[1]
      if item then
        item.text = diagnostic.message
        item.type = TYPES[diagnostic.severity]
        item.user_data = nil
        table.insert(items, item)
      end
    end
  end
  return items
end

--- The server leaves out an open draft that it is about to check again: of it count the
--- marks that stand in it.
---@param client vim.lsp.Client
---@param reports table[] of workspace/diagnostic, from below `folder`
---@param folder string as URI, with a slash at its end
local function add_open(client, reports, folder)
  local told = {}
  for _, report in ipairs(reports) do
    told[report.uri] = true
  end
  for buffer in pairs(client.attached_buffers) do
    local uri = vim.uri_from_bufnr(buffer)
    if not told[uri] and vim.startswith(uri, folder) then
      local marks = vim.tbl_filter(function(diagnostic)
        return diagnostic.source == 'wirecheck'
      end, vim.diagnostic.get(buffer))
      table.insert(reports, { uri = uri, items = vim.lsp.diagnostic.from(marks) })
    end
  end
end

---@param client vim.lsp.Client
---@param reports table[]
---@param folder string
local function show(client, reports, folder)
  local items = list(client, reports)
  vim.fn.setqflist({}, ' ', { title = 'Wirecheck: ' .. folder, items = items })
  if #items > 0 then
    vim.cmd('botright copen')
  end
  server.notify(('%d finding%s in %d draft%s'):format(#items, #items == 1 and '' or 's',
    #reports, #reports == 1 and '' or 's'))
end

---@param client vim.lsp.Client
---@param path string
---@return boolean
local function has_folder(client, path)
  for _, folder in ipairs(client.workspace_folders or {}) do
    local open = vim.uri_to_fname(folder.uri)
    if path == open or vim.startswith(path, open .. '/') then
      return true
    end
  end
  return false
end

--- Checks the drafts of a folder; without one, of the working directory.
---@param folder string
function M.run(folder)
  local path = vim.fs.normalize(vim.fn.fnamemodify(folder == '' and '.' or folder, ':p'))
  local client = server.client_or_word()
  if not client then
    return
  end
  if vim.fn.isdirectory(path) == 0 then
    return server.notify(('%s is no folder'):format(folder), vim.log.levels.ERROR)
  end
  path = vim.uv.fs_realpath(path) or path
  local here = { uri = vim.uri_from_fname(path), name = vim.fs.basename(path) }
  local is_guest = not has_folder(client, path)
  local function change(added, removed)
    if is_guest then
      client:notify('workspace/didChangeWorkspaceFolders', {
        event = { added = added, removed = removed },
      })
    end
  end
  count = count + 1
  change({ here }, {})
  -- The token has the server tell how far it is, and lets ":Wirecheck cancel" stop it, to
  -- which there is no answer: the folder is given back when the progress ends.
  local token = 'wirecheck-sweep-' .. count
  vim.api.nvim_create_autocmd('LspProgress', {
    pattern = 'end',
    callback = function(event)
      local is_ours = event.data.params.token == token
      if is_ours then
        change({}, { here })
      end
      return is_ours
    end,
  })
  local params = { previousResultIds = {}, workDoneToken = token }
  client:request('workspace/diagnostic', params, function(problem, result)
    if problem then
      return server.notify('the drafts were not checked: ' .. problem.message,
        vim.log.levels.WARN)
    end
    -- Other folders may be open too.
    local reports = vim.tbl_filter(function(report)
      return vim.startswith(report.uri, here.uri .. '/')
    end, result.items)
    add_open(client, reports, here.uri .. '/')
    server.once_windows_open(function()
      show(client, reports, path)
    end)
  end)
end

return M
