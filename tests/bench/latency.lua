-- SPDX-License-Identifier: MIT
-- Run by latency.py in Neovim: types into a draft and looks at the clock. Prints one
-- line a figure: name and milliseconds.
local EDITS = tonumber(vim.env.LATENCY_EDITS)

local function now()
  return vim.uv.hrtime() / 1e6
end

--- Runs the event loop until something has happened, without a pause in between.
local function wait_for(what, happened)
  assert(vim.wait(10000, happened, 1), 'no ' .. what)
end

local function tell(name, milliseconds)
  io.stdout:write(('%s %.3f\n'):format(name, milliseconds))
end

vim.cmd.edit('draft.md')
local draft = vim.api.nvim_get_current_buf()
wait_for('findings', function()
  return #vim.diagnostic.get(draft) > 0
end)
local client = vim.lsp.get_clients({ name = 'wirecheck', bufnr = draft })[1]
local provider = vim.tbl_get(client, 'server_capabilities', 'diagnosticProvider')
tell(provider and 'pulled' or 'pushed', 0)

local line
for _, found in ipairs(vim.diagnostic.get(draft)) do
  line = line or found.code == 'wire-copy' and found.lnum
end

local sent, shown
vim.api.nvim_create_autocmd('LspNotify', {
  callback = function(event)
    if event.data.method == 'textDocument/didChange' then
      sent = now()
    end
  end,
})
vim.api.nvim_create_autocmd('DiagnosticChanged', {
  callback = function()
    shown = now()
  end,
})

for number = 1, EDITS do
  sent, shown = nil, nil
  local pressed = now()
  -- A letter before the copied paragraph, and away again.
  local last = number % 2 == 0 and 1 or 0
  vim.api.nvim_buf_set_text(draft, line, 0, line, last, { last == 0 and 'x' or '' })
  wait_for('didChange', function()
    return sent
  end)
  wait_for('new findings', function()
    return shown and shown > sent
  end)
  tell('key', shown - pressed)
  tell('change', shown - sent)
end

vim.api.nvim_win_set_cursor(0, { line + 1, 40 })
local position = vim.lsp.util.make_position_params(0, client.offset_encoding)
for _ = 1, EDITS do
  local asked, answered = now(), nil
  client:request('textDocument/hover', position, function(err, result)
    assert(not err and result, 'no card')
    answered = now()
  end, draft)
  wait_for('card', function()
    return answered
  end)
  tell('hover', answered - asked)
end
vim.cmd('qall!')
