-- SPDX-License-Identifier: MIT
-- :checkhealth wirecheck
local M = {}

local health = vim.health

--- What a command of the program prints; nil and the reason where it fails.
---@param command string[]
---@return string[]? lines
---@return string? reason
local function output_of(command)
  local started, process = pcall(vim.system, command, { text = true })
  if not started then
    return nil, 'it cannot be run'
  end
  local result = process:wait(5000)
  local text = vim.trim(result.code == 0 and result.stdout or result.stderr)
  if result.code == 0 then
    return vim.split(text, '\n')
  end
  return nil, text ~= '' and text or ('it ended with status %d'):format(result.code)
end

--- The path of the program, or nil where it cannot be found.
---@return string?
local function check_program()
  health.start('Wirecheck: program')
  local config = vim.lsp.config.wirecheck
  if not config or type(config.cmd) ~= 'table' then
    health.info('the server is not started as a program of this machine')
    return nil
  end
  local path = vim.fn.exepath(config.cmd[1])
  if path == '' then
    health.error(('`%s` is not found'):format(config.cmd[1]), {
      'Build and install it, or say where it is:',
      "vim.lsp.config('wirecheck', { cmd = { '/path/to/wirecheck', 'serve' } })",
    })
    return nil
  end
  local version, reason = output_of({ path, '--version' })
  if version then
    health.ok(('%s: %s'):format(path, version[1]))
    return path
  end
  health.error(('%s: %s'):format(path, reason))
  return nil
end

local function check_archive()
  health.start('Wirecheck: archive')
  local status, reason = output_of(require('wirecheck').command({ 'status' }))
  if status then
    health.ok('the archive can be read')
    for _, line in ipairs(status) do
      health.info(line)
    end
  else
    health.error(reason, { 'Put stories in it: `wirecheck add FOLDER`', ':help wirecheck-archive' })
  end
end

local function check_clients()
  health.start('Wirecheck: editor')
  if vim.fn.has('nvim-0.11') == 0 then
    health.error('Neovim 0.11 or later is needed')
    return
  end
  local clients = vim.lsp.get_clients({ name = 'wirecheck' })
  if #clients == 0 then
    health.warn('the server is not running', {
      "Is it enabled? vim.lsp.enable('wirecheck')",
      'Is a draft open, and is its file type one of these? '
        .. table.concat(vim.lsp.config.wirecheck.filetypes or {}, ', '),
    })
  end
  for _, client in ipairs(clients) do
    local version = vim.tbl_get(client, 'server_info', 'version') or 'of unknown version'
    health.ok(
      ('server %s runs for %d buffer(s), positions in %s'):format(
        version,
        #vim.tbl_keys(client.attached_buffers),
        client.offset_encoding
      )
    )
  end
end

function M.check()
  check_clients()
  if check_program() then
    check_archive()
  end
end

return M
