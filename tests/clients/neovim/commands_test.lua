-- SPDX-License-Identifier: MIT
-- The subcommands of :Wirecheck, and what actions and lenses ask the editor for. Run by
-- headless.py; speaks TAP.
local check = dofile(vim.env.TEST_FOLDER .. '/check.lua')
local it = check.it
local wait_for = check.wait_for
local expect = check.expect
local expect_equal = check.expect_equal
local findings = check.findings
local wait_for_finding = check.wait_for_finding
local line_of = check.line_of
local line_of_draft = check.line_of_draft
local go_to = check.go_to
local text_of = check.text_of
local only_this_window = check.only_this_window
local open_view = check.open_view
local told = check.told
local COPIED = check.COPIED

local draft = check.open_draft()
wait_for_finding(line_of(COPIED))

it(':Wirecheck report shows passages and sources side by side', function()
  vim.api.nvim_win_set_buf(0, draft)
  local text = open_view('report')
  for _, part in ipairs({ 'Reuters', '{leaving}', '{walking away from}', 'AFP' }) do
    expect(text, part)
  end
  expect_equal({ vim.bo.modifiable, vim.bo.buftype }, { false, 'nofile' })
  only_this_window()
  vim.api.nvim_win_set_buf(0, draft)
end)

it(':Wirecheck report FILE writes the page and opens it', function()
  vim.api.nvim_win_set_buf(0, draft)
  local path = vim.fn.tempname() .. '.html'
  local before, opened = vim.ui.open, nil
  vim.ui.open = function(what)
    opened = what
  end
  vim.cmd('Wirecheck report ' .. path)
  wait_for('page', function()
    return opened
  end)
  vim.ui.open = before
  expect_equal(opened, path)
  local page = table.concat(vim.fn.readfile(path), '\n')
  for _, part in ipairs({ '<!doctype html>', 'Reuters', '<mark', "default-src 'none'" }) do
    expect(page, part)
  end
  expect_equal(vim.fn.getfperm(path), 'rw-------')
  expect(told(function(words)
    vim.cmd('Wirecheck report ' .. vim.fn.tempname() .. '/missing/page.html')
    wait_for('error', function()
      return words[1]
    end)
  end), 'cannot write')
end)

it(':Wirecheck compare shows passage and original side by side', function()
  vim.api.nvim_win_set_buf(0, draft)
  go_to(COPIED)
  local options = vim.o.diffopt
  local text = open_view('compare')
  expect(text, 'leaving')
  if vim.fn.has('nvim-0.12') == 1 then
    expect(vim.o.diffopt, 'inline:word')
  end
  local windows = vim.api.nvim_tabpage_list_wins(0)
  expect_equal(#windows, 2)
  local right = vim.api.nvim_win_get_buf(windows[2])
  expect(text_of(right), 'walking away from')
  expect(vim.wo[windows[1]].winbar, 'This draft')
  expect(vim.wo[windows[2]].winbar, 'Reuters')
  for _, window in ipairs(windows) do
    expect_equal({ vim.wo[window].diff, vim.wo[window].wrap }, { true, true })
    expect_equal(vim.bo[vim.api.nvim_win_get_buf(window)].modifiable, false)
  end
  vim.cmd.normal('q')
  expect_equal(#vim.api.nvim_list_tabpages(), 1)
  expect_equal(vim.api.nvim_buf_is_valid(right), false)
  expect_equal(vim.o.diffopt, options)
end)

it('gO lists the findings, in Markdown too', function()
  vim.api.nvim_win_set_buf(0, draft)
  expect_equal(vim.bo.filetype, 'markdown')
  vim.api.nvim_feedkeys(vim.keycode('gO'), 'mx', false)
  wait_for('list of findings', function()
    return #vim.fn.getloclist(0) > 0
  end)
  local list = vim.iter(vim.fn.getloclist(0)):map(function(entry)
    return entry.text
  end):join('\n')
  expect(list, 'Reuters')
  vim.cmd.lclose()
  only_this_window()
end)

it('the same is offered as an action, and a credit that is inserted', function()
  vim.api.nvim_win_set_buf(0, draft)
  local line = go_to(COPIED)
  local offered = {}
  vim.lsp.buf.code_action({
    filter = function(action)
      table.insert(offered, action.title)
      return action.title:find('^Insert credit') ~= nil
    end,
    apply = true,
  })
  wait_for('credit', function()
    return vim.api.nvim_buf_get_lines(draft, line, line + 1, false)[1]:find('Reuters')
  end)
  local all = table.concat(offered, '\n')
  expect(all, 'Compare with the original')
  expect(all, 'Dismiss this passage in every draft')
  wait_for('quieter finding', function()
    local found = findings(draft)[line]
    return found and found.severity == vim.diagnostic.severity.INFO
  end)
  vim.cmd.undo()
  wait_for('warning again', function()
    local found = findings(draft)[line]
    return found and found.severity == vim.diagnostic.severity.WARN
  end)
end)

it(':Wirecheck credit and quote edit the passage under the cursor', function()
  vim.api.nvim_win_set_buf(0, draft)
  local line = go_to(COPIED)
  local function text()
    return vim.api.nvim_buf_get_lines(draft, line, line + 1, false)[1]
  end
  for command, mark in pairs({ credit = 'Reuters', quote = '“' }) do
    local before = text()
    vim.cmd.Wirecheck(command)
    wait_for(command, function()
      return text() ~= before
    end)
    expect(text(), mark)
    vim.cmd.undo()
    wait_for_finding(line)
  end
end)

it(':Wirecheck dismiss takes a reason, and the finding goes', function()
  vim.api.nvim_win_set_buf(0, draft)
  local line = go_to(COPIED)
  local said = told(function(words)
    vim.cmd('Wirecheck dismiss agreed with the desk')
    wait_for('dismissal', function()
      return words[1] and findings(draft)[line] == nil
    end)
  end)
  expect(said, ':Wirecheck dismissals')
end)

it(':Wirecheck dismissals lists it with its reason, and u takes it back', function()
  local text = open_view('dismissals')
  expect(text, 'Reuters')
  expect(text, 'agreed with the desk')
  expect(vim.wo.statusline, 'u takes one back')
  local list = vim.api.nvim_get_current_buf()
  vim.cmd.normal('u')
  wait_for_finding(line_of_draft(COPIED), draft)
  wait_for('closed list', function()
    return not vim.api.nvim_buf_is_valid(list)
  end)
end)

it('dismissing asks for a reason where none was given, and may be called off', function()
  vim.api.nvim_win_set_buf(0, draft)
  local line = go_to(COPIED)
  local input, answer = vim.ui.input, nil
  vim.ui.input = function(opts, done)
    expect(opts.prompt, 'Why?')
    done(answer)
  end
  vim.cmd.Wirecheck('dismiss')
  vim.wait(300)
  assert(findings(draft)[line], 'called off, and gone all the same')
  answer = ''
  vim.cmd.Wirecheck('dismiss')
  wait_for('dismissal', function()
    return findings(draft)[line] == nil
  end)
  vim.ui.input = input
  open_view('dismissals')
  vim.cmd.normal('u')
  wait_for_finding(line, draft)
end)

it('what the server refuses is told', function()
  local uri = vim.uri_from_bufnr(draft)
  expect(told(function(words)
    require('wirecheck.commands').show_comparison({ uri = uri, finding = 'f00d' })
    wait_for('word', function()
      return words[1]
    end)
  end), 'Wirecheck: ')
end)

it('without a finding under the cursor it says so', function()
  vim.api.nvim_win_set_buf(0, draft)
  go_to('# Third day')
  expect(told(function()
    vim.cmd.Wirecheck('compare')
  end), 'there is no finding under the cursor')
end)

it('lenses tell the originality of the draft, and one of them opens the report', function()
  vim.api.nvim_win_set_buf(0, draft)
  vim.lsp.codelens.enable(true, { bufnr = draft })
  local lens = wait_for('lens', function()
    return vim.iter(vim.lsp.codelens.get({ bufnr = draft })):find(function(each)
      return each.lens.command and each.lens.command.title:find('^Originality')
    end)
  end)
  local client = vim.lsp.get_clients({ name = 'wirecheck' })[1]
  client:exec_cmd(lens.lens.command, { bufnr = draft })
  wait_for('report', function()
    return vim.api.nvim_get_current_buf() ~= draft
  end)
  expect(text_of(0), 'copy of Reuters')
  vim.cmd.normal('q')
  vim.lsp.codelens.enable(false, { bufnr = draft })
end)

it('the status line counts the findings', function()
  vim.api.nvim_win_set_buf(0, draft)
  expect(require('wirecheck').statusline(), #vim.diagnostic.get(draft) .. ' findings')
  vim.cmd.enew()
  expect_equal(require('wirecheck').statusline(), '')
  vim.cmd('bwipeout!')
end)

it(':Wirecheck build archives a folder, and the draft is checked against it', function()
  vim.api.nvim_win_set_buf(0, draft)
  local line = go_to(check.OWN)
  expect_equal(findings()[line], nil)
  vim.fn.mkdir('../more')
  local story = 'Tar Lane\n\nBy Piers Underhay\n\nPublished May 16, 2024\n\n'
    .. 'CALDER HAVEN, May 16 (Reuters) - ' .. vim.api.nvim_get_current_line() .. '\n'
  vim.fn.writefile(vim.split(story, '\n'), '../more/late.txt')
  expect(told(function(words)
    vim.cmd('Wirecheck build ../more')
    wait_for('result', function()
      return words[1]
    end)
  end), 'stories: 1 added')
  expect(wait_for_finding(line).message, 'Reuters')
  expect(told(function()
    vim.cmd('Wirecheck build ../nowhere')
  end), 'is no folder')
end)

it(':Wirecheck add archives a file that is saved, and only such a one', function()
  vim.cmd.edit('column.md')
  wait_for('client', function()
    return vim.lsp.get_clients({ name = 'wirecheck', bufnr = 0 })[1]
  end)
  expect(told(function()
    vim.cmd.Wirecheck('add')
  end), 'save the file first')
  vim.api.nvim_buf_set_lines(0, 0, -1, false, {
    '# What the gull saw', '', 'By Rowan Pell', '',
    'From the top of crane number nine a gull can see the whole of the fish quay, both '
      .. 'moles and the roof of the old customs house where nobody has mended the slates.',
  })
  vim.cmd('silent write')
  expect(told(function(words)
    vim.cmd.Wirecheck('add')
    wait_for('result', function()
      return words[1]
    end)
  end), 'stories: 1 added')
  vim.cmd('bwipeout!')
end)

it(':Wirecheck sweep lists the findings of drafts that nobody has open', function()
  local folder = vim.fs.joinpath(vim.env.HOME, 'sweep')
  vim.fn.mkdir(folder)
  local copied = vim.fn.getline(vim.fn.search('^Passengers on', 'cnw'))
  expect(copied, 'coastal line')
  vim.fn.writefile({ '# One', '', copied }, folder .. '/one.md')
  vim.fn.writefile({ '# Two', '', 'Über den Kai: ' .. copied }, folder .. '/two.md')
  vim.fn.writefile({ '# Three', '', 'A gull has nothing to add to any of this.' },
    folder .. '/three.md')
  local kinds = {}
  vim.api.nvim_create_autocmd('LspProgress', {
    callback = function(event)
      table.insert(kinds, event.data.params.value.kind)
    end,
  })
  expect(told(function(words)
    vim.cmd.Wirecheck('sweep ' .. folder)
    wait_for('result', function()
      return words[1]
    end)
  end), '2 findings in 3 drafts')
  local items = vim.fn.getqflist()
  local seen = vim.tbl_map(function(item)
    return { vim.fs.basename(vim.fn.bufname(item.bufnr)), item.lnum, item.col, item.type }
  end, items)
  expect_equal(seen, { { 'one.md', 3, 1, 'W' }, { 'two.md', 3, 16, 'W' } })
  expect(items[1].text, 'copy of AP')
  expect_equal({ kinds[1], kinds[#kinds] }, { 'begin', 'end' })
  vim.cmd.cclose()
  -- The folder is not kept: what stands there is no draft of this desk.
  local client = vim.lsp.get_clients({ name = 'wirecheck' })[1]
  local answer = client:request_sync('workspace/diagnostic', { previousResultIds = {} }, 5000)
  expect_equal(vim.tbl_filter(function(report)
    return report.uri:find('/sweep/') ~= nil
  end, answer.result.items), {})
  expect(told(function()
    vim.cmd.Wirecheck('sweep /nowhere/at/all')
  end), '/nowhere/at/all is no folder')
end)

it(':Wirecheck sweep lists what is open too, though it is being checked again', function()
  local folder = vim.fs.joinpath(vim.env.HOME, 'open')
  vim.fn.mkdir(folder)
  local copied = vim.fn.getline(vim.fn.search('^Passengers on', 'cnw'))
  vim.fn.writefile({ '# One', '', copied }, folder .. '/one.md')
  vim.cmd.split(folder .. '/one.md')
  wait_for_finding(2)
  local client = vim.lsp.get_clients({ name = 'wirecheck' })[1]
  local request = client.request
  client.request = function(self, method, params, handler, buffer)
    if method ~= 'workspace/diagnostic' then
      return request(self, method, params, handler, buffer)
    end
    handler(nil, { items = {} }) -- what the server says of it while it is checked
    return true, 0
  end
  expect(told(function()
    vim.cmd.Wirecheck('sweep ' .. folder)
  end), '1 finding in 1 draft')
  client.request = request
  expect(vim.fn.getqflist()[1].text, 'copy of AP')
  vim.cmd.cclose()
  vim.cmd('bdelete!')
end)

it(':Wirecheck completes its commands and refuses others', function()
  expect_equal(vim.fn.getcompletion('Wirecheck re', 'cmdline'), { 'report', 'restart' })
  expect_equal(vim.fn.getcompletion('Wirecheck build ..', 'cmdline'), { '../' })
  expect(told(function()
    vim.cmd.Wirecheck('nonsense')
  end), 'no such command: nonsense')
  expect(told(function()
    vim.cmd.Wirecheck('build')
  end), 'build needs a folder')
end)

check.finish()
