-- SPDX-License-Identifier: MIT
-- Windows for text that belongs to no file.
local M = {}

--- A buffer for reading, which goes when it is not shown any more.
---@param name string
---@param lines string[]
---@return integer buffer
local function scratch(name, lines)
  local buffer = vim.api.nvim_create_buf(false, true)
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, lines)
  vim.bo[buffer].bufhidden = 'wipe'
  vim.bo[buffer].modifiable = false
  -- Two of one name cannot be: the number keeps them apart.
  vim.api.nvim_buf_set_name(buffer, ('Wirecheck %s %d'):format(name, buffer))
  return buffer
end

---@param buffer integer
---@param key string
---@param description string
---@param action string|fun()
local function map(buffer, key, description, action)
  vim.keymap.set('n', key, action, { buffer = buffer, nowait = true, desc = description })
end

--- A line above a window's text, and one below it; their text is no format.
---@param window integer
---@param title string
---@param keys string
local function label(window, title, keys)
  local room = vim.api.nvim_win_get_width(window) - 2
  if vim.fn.strdisplaywidth(title) > room then
    title = vim.fn.strcharpart(title, 0, room - 1) .. '…'
  end
  vim.wo[window][0].winbar = ' ' .. title:gsub('%%', '%%%%')
  vim.wo[window][0].statusline = ' ' .. keys
end

--- Shows lines in a split below; `q` closes it.
---@param name string
---@param title string
---@param lines string[]
---@param keys? string what other keys do
---@return integer buffer
function M.open(name, title, lines, keys)
  local buffer = scratch(name, lines)
  vim.cmd('botright split')
  local window = vim.api.nvim_get_current_win()
  vim.api.nvim_win_set_buf(window, buffer)
  vim.api.nvim_win_set_height(window, math.min(#lines + 1, math.floor(vim.o.lines * 0.6)))
  label(window, title, (keys and keys .. ', ' or '') .. 'q closes')
  map(buffer, 'q', 'Close', '<cmd>close<cr>')
  return buffer
end

--- While a buffer is shown, differences are marked word by word, not letter by letter.
---@param buffer integer
local function mark_whole_words(buffer)
  local before = vim.o.diffopt
  local words = before:gsub(',inline:%w+', '') .. ',inline:word'
  -- Neovim 0.11 has no such value.
  if pcall(vim.api.nvim_set_option_value, 'diffopt', words, {}) then
    vim.api.nvim_create_autocmd('BufWipeout', {
      buffer = buffer,
      once = true,
      callback = function()
        vim.o.diffopt = before
      end,
    })
  end
end

--- Shows two texts side by side in a tab of their own, with what differs marked; `q` in
--- either closes both.
---@param left { title: string, text: string }
---@param right { title: string, text: string }
function M.compare(left, right)
  vim.cmd('tab split')
  for place, side in ipairs({ left, right }) do
    if place == 2 then
      vim.cmd('rightbelow vertical split')
    end
    local window = vim.api.nvim_get_current_win()
    local name = place == 1 and 'comparison' or 'original'
    local buffer = scratch(name, vim.split(side.text, '\n'))
    vim.api.nvim_win_set_buf(window, buffer)
    vim.cmd.diffthis()
    vim.wo[window][0].wrap = true
    vim.wo[window][0].linebreak = true
    vim.wo[window][0].foldenable = false
    vim.wo[window][0].foldcolumn = '0'
    if place == 1 then
      mark_whole_words(buffer)
    end
    map(buffer, 'q', 'Close the comparison', '<cmd>tabclose<cr>')
  end
  vim.cmd.wincmd('p')
  local windows = vim.api.nvim_tabpage_list_wins(0)
  label(windows[1], left.title, 'q closes the comparison')
  label(windows[2], right.title, 'read-only')
end

--- Shows a few lines over the text, until the cursor moves.
---@param title string
---@param lines string[]
function M.float(title, lines)
  vim.lsp.util.open_floating_preview(lines, '', {
    border = 'rounded',
    title = ' ' .. title .. ' ',
    focus_id = 'wirecheck-info',
  })
end

M.map = map

return M
