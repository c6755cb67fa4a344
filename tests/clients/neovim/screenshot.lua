-- SPDX-License-Identifier: MIT
-- Brings Neovim into the state that screenshot.py takes a picture of.
vim.o.termguicolors = true
vim.o.background = 'light'
vim.cmd.colorscheme('catppuccin')
vim.o.laststatus = 0
vim.o.ruler = false
vim.o.showmode = false
vim.o.signcolumn = 'yes'
vim.o.linebreak = true
vim.o.shortmess = vim.o.shortmess .. 'F'
vim.o.fillchars = 'eob: '
vim.diagnostic.config({
  virtual_lines = {
    current_line = true,
    format = require('wirecheck').wrapped,
  },
  signs = { text = { '●', '●', '●', '●' } },
  severity_sort = true,
})
-- xterm draws no coloured underline: the colour goes behind the text instead.
for name, style in pairs({
  DiagnosticUnderlineWarn = { bg = '#fbe3bd' },
  DiagnosticUnderlineInfo = { bg = '#d8e6f8' },
  DiagnosticUnderlineHint = { bg = '#e2e5ec' },
  DiagnosticVirtualLinesWarn = { fg = '#a85400' },
  DiagnosticSignWarn = { fg = '#d97706' },
  LspReferenceTarget = {},
  NormalFloat = { fg = '#303446', bg = '#ffffff' },
  FoldColumn = { bg = '#ffffff' },
  FloatBorder = { fg = '#8c8fa1', bg = '#eff1f5' },
  ['@markup.quote.markdown'] = { fg = '#303446' },
  ['@punctuation.special.markdown'] = { fg = '#8c8fa1' },
  ['@markup.strong.markdown_inline'] = { fg = '#b4232a', bold = true },
}) do
  vim.api.nvim_set_hl(0, name, style)
end

local function wait_until(condition)
  vim.wait(10000, condition, 50)
end

vim.cmd.edit('draft.md')
wait_until(function()
  return #vim.diagnostic.get(0) > 0
end)
vim.fn.search('counter-offer', 'e')

local function show_card()
  vim.lsp.buf.hover({ border = 'rounded', max_width = 88, offset_y = 2, focusable = false })
  wait_until(function()
    return #vim.api.nvim_list_wins() > 1
  end)
  -- A little air between the border and the text.
  local card = vim.api.nvim_list_wins()[2]
  local width = vim.api.nvim_win_get_config(card).width
  vim.wo[card].foldcolumn = '1'
  vim.api.nvim_win_set_config(card, { width = width + 2 })
end

local function show_comparison()
  vim.o.laststatus = 2
  vim.cmd.Wirecheck('compare')
  wait_until(function()
    return #vim.api.nvim_list_tabpages() > 1
  end)
end

-- Once the cursor has settled: its moves close a hover card.
vim.defer_fn(function()
  local show = { hover = show_card, compare = show_comparison }
  show[vim.env.SCREENSHOT_OF]()
  vim.fn.writefile({}, vim.env.SCREENSHOT_READY)
end, 500)
