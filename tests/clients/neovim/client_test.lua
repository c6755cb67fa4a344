-- SPDX-License-Identifier: MIT
-- What a reporter does with Wirecheck in Neovim, each step once, in a real editor
-- against the real server. Run by headless.py; speaks TAP.
local check = dofile(vim.env.TEST_FOLDER .. '/check.lua')
local it = check.it
local wait_for = check.wait_for
local expect = check.expect
local expect_equal = check.expect_equal
local findings = check.findings
local wait_for_finding = check.wait_for_finding
local line_of = check.line_of
local go_to = check.go_to
local shown = check.shown
local text_of = check.text_of
local only_this_window = check.only_this_window
local open_view = check.open_view
local float = check.float
local COPIED = check.COPIED
local REWORDED = check.REWORDED
local CREDITED = check.CREDITED
local OWN = check.OWN

local draft = check.open_draft()

it('the server starts with the draft, and positions are counted in UTF-8', function()
  local client = wait_for('client', function()
    return vim.lsp.get_clients({ name = 'wirecheck', bufnr = draft })[1]
  end)
  wait_for('handshake', function()
    return client.initialized
  end)
  expect_equal(client.offset_encoding, 'utf-8')
end)

it('a copied paragraph is a warning with agency, author, place and date', function()
  local line = line_of(COPIED)
  local found = wait_for_finding(line)
  expect_equal(found.severity, vim.diagnostic.severity.WARN)
  expect_equal(found.code, 'wire-copy')
  expect_equal(found.source, 'wirecheck')
  for _, part in ipairs({ 'Reuters', 'Ines Halvorsen', '15 May 2024', 'Uncredited' }) do
    expect(found.message, part)
  end
  expect_equal({ found.col, found.end_lnum }, { 0, line })
  local length = #vim.api.nvim_buf_get_lines(draft, line, line + 1, false)[1]
  assert(found.end_col >= length - 1 and found.end_col <= length, 'ends at ' .. found.end_col)
end)

it('a reworded paragraph and a credited one are no warnings', function()
  local reworded = wait_for_finding(line_of(REWORDED))
  expect(reworded.message, 'AP')
  assert(vim.tbl_contains({ 'wire-copy', 'wire-rewrite' }, reworded.code), reworded.code)
  local credited = wait_for_finding(line_of(CREDITED))
  expect_equal(credited.severity, vim.diagnostic.severity.INFO)
  expect(credited.message, 'AFP')
end)

it('paragraphs of the reporter are left alone', function()
  local found = findings()
  for _, words in ipairs({ '# Third day', 'On Thursday morning', OWN, 'What does that mean',
    'Nobody on the quay' }) do
    expect_equal(found[line_of(words)], nil)
  end
end)

it('hover shows the source and the archived words', function()
  go_to(COPIED)
  vim.lsp.buf.hover()
  local window = wait_for('hover window', float)
  local text = shown(vim.api.nvim_win_get_buf(window))
  for _, part in ipairs({ 'Reuters', 'Ines Halvorsen', 'Calder Haven', '15 May 2024',
    '**leaving**', '**walking away from**' }) do
    expect(text, part)
  end
  only_this_window()
end)

it('hover over an own paragraph shows nothing', function()
  go_to(OWN)
  local client = vim.lsp.get_clients({ name = 'wirecheck' })[1]
  local position = vim.lsp.util.make_position_params(0, client.offset_encoding)
  local answer = client:request_sync('textDocument/hover', position, 5000, draft)
  assert(answer and not answer.err, vim.inspect(answer))
  assert(answer.result == nil or answer.result == vim.NIL, vim.inspect(answer.result))
end)

it('the finding names its source below the message', function()
  go_to(COPIED)
  local _, window = vim.diagnostic.open_float()
  expect(text_of(vim.api.nvim_win_get_buf(window)), 'Reuters')
  vim.api.nvim_win_close(window, true)
end)

it(':Wirecheck original opens the archived story at the passage, read-only', function()
  go_to(COPIED)
  vim.cmd.Wirecheck('original')
  wait_for('original', function()
    return vim.api.nvim_get_current_buf() ~= draft and vim.api.nvim_get_current_line() ~= ''
  end)
  expect(vim.api.nvim_get_current_line(), 'Meridian, which handles 58 percent')
  expect(text_of(0), 'Olav Bremnes')
  expect_equal({ vim.bo.readonly, vim.bo.modifiable }, { true, false })
end)

it('the archived story is not itself checked', function()
  vim.wait(1500, function()
    return #vim.diagnostic.get(0) > 0
  end, 50)
  expect_equal(vim.diagnostic.get(0), {})
  only_this_window()
  vim.api.nvim_win_set_buf(0, draft)
end)

it('CTRL-] goes to the archived story too', function()
  vim.api.nvim_win_set_buf(0, draft)
  go_to(REWORDED)
  vim.cmd.normal({ vim.keycode('<C-]>'), bang = true })
  expect(vim.api.nvim_get_current_line(), '14 additional freight trains')
  vim.api.nvim_win_set_buf(0, draft)
end)

it('a paragraph that is written anew loses its finding', function()
  local line = line_of(COPIED)
  vim.api.nvim_buf_set_lines(draft, line, line + 1, false, {
    'What the company put on the table on Sunday, nobody on Tar Lane would repeat to me.',
  })
  wait_for('clean paragraph', function()
    return findings()[line] == nil
  end)
  assert(findings()[line_of(REWORDED)], 'the other findings stay')
end)

it('undo brings it back', function()
  vim.cmd.undo()
  wait_for_finding(line_of(COPIED))
end)

it('findings move with their paragraphs', function()
  vim.api.nvim_buf_set_lines(draft, 0, 0, false, { 'Ein Satz mit ä, — und 𝄞.', '' })
  local line = line_of(COPIED)
  local found = wait_for_finding(line)
  expect_equal(found.code, 'wire-copy')
  expect_equal(findings()[line - 2], nil)
  vim.cmd.undo()
  wait_for('findings where they were', function()
    return findings()[line_of(COPIED)] and not findings()[line]
  end)
end)

it('a draft is checked from when it has a name, before it is a file', function()
  vim.cmd.enew()
  local buffer = vim.api.nvim_get_current_buf()
  vim.bo.filetype = 'markdown'
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, {
    'Each train can carry 72 containers, enough to replace roughly a third of what normally '
      .. 'crosses the quays of Calder Haven, according to ministry figures.',
  })
  vim.cmd.file('trains.md')
  expect(wait_for_finding(0, buffer).message, 'AP')
  expect_equal(vim.uv.fs_stat('trains.md'), nil)
  vim.cmd('bwipeout!')
end)

it('a plain-text draft with a name and no file yet is checked', function()
  vim.cmd.edit('notes.txt')
  vim.api.nvim_buf_set_lines(0, 0, -1, false, {
    'Volunteers counted 38 occupied nests in the alders along the northern dyke, and heard '
      .. 'young in at least half of them.',
  })
  local found = wait_for_finding(0)
  expect(found.message, 'AFP')
  local client = vim.lsp.get_clients({ name = 'wirecheck' })[1]
  expect_equal(client.attached_buffers[vim.api.nvim_get_current_buf()] ~= nil, true)
  expect_equal(#vim.lsp.get_clients({ name = 'wirecheck' }), 1)
  vim.cmd('bwipeout!')
end)

it('a draft that is closed has no findings any more', function()
  vim.cmd.edit('second.md')
  local buffer = vim.api.nvim_get_current_buf()
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, {
    'Fruit importers warned that bananas and citrus worth 9 million crowns would spoil by the '
      .. 'weekend unless refrigerated boxes were given priority.',
  })
  wait_for_finding(0, buffer)
  vim.bo[buffer].modified = false
  vim.lsp.buf_detach_client(buffer, vim.lsp.get_clients({ name = 'wirecheck' })[1].id)
  wait_for('empty buffer', function()
    return #vim.diagnostic.get(buffer) == 0
  end)
  vim.cmd('bwipeout!')
end)

it('a story added meanwhile is found without a restart', function()
  vim.api.nvim_win_set_buf(0, draft)
  local line = go_to(OWN)
  expect_equal(findings()[line], nil)
  local story = 'Tar Lane\n\nBy Piers Underhay\n\nPublished May 16, 2024\n\n'
    .. 'Calder Haven, May 16 (Reuters) - '
    .. vim.api.nvim_get_current_line() .. '\n'
  vim.fn.writefile(vim.split(story, '\n'), '../late.txt')
  local added = vim.system({ vim.env.WIRECHECK, 'add', '../late.txt' }):wait()
  expect_equal(added.code, 0)
  expect(wait_for_finding(line).message, 'Reuters')
end)

it(':checkhealth tells program, archive and editor', function()
  vim.cmd.Wirecheck('health')
  local text = wait_for('health report', function()
    local all = text_of(0)
    return all:find('Wirecheck: archive') and all
  end)
  expect(text, vim.env.WIRECHECK)
  expect(text, 'positions in utf-8')
  expect(text, 'the archive can be read')
  assert(not text:find('ERROR'), text)
  vim.cmd('bwipeout!')
end)

it(':checkhealth says so when the program is missing', function()
  local cmd = vim.lsp.config.wirecheck.cmd
  vim.lsp.config('wirecheck', { cmd = { '/nowhere/wirecheck', 'serve' } })
  vim.cmd.checkhealth('wirecheck')
  local text = wait_for('health report', function()
    local all = text_of(0)
    return all:find('Wirecheck: program') and all
  end)
  vim.lsp.config('wirecheck', { cmd = cmd })
  expect(text, 'ERROR')
  expect(text, '/nowhere/wirecheck')
  vim.cmd('bwipeout!')
end)

it(':Wirecheck restart starts another server, and findings come back', function()
  vim.api.nvim_win_set_buf(0, draft)
  local before = vim.lsp.get_clients({ name = 'wirecheck' })[1].id
  vim.cmd.Wirecheck('restart')
  wait_for('new client', function()
    local client = vim.lsp.get_clients({ name = 'wirecheck', bufnr = draft })[1]
    return client and client.id ~= before and client.initialized
  end)
  wait_for_finding(line_of(COPIED), draft)
end)

it('a setting takes effect, in the report too', function()
  vim.lsp.config('wirecheck', {
    settings = { wirecheck = { severity = { ['wire-copy'] = 'error' } } },
  })
  vim.cmd.Wirecheck('restart')
  local line = line_of(COPIED)
  wait_for('error', function()
    local found = findings(draft)[line]
    return found and found.severity == vim.diagnostic.severity.ERROR
  end)
  expect(open_view('report'), (':%d:1: error: Uncredited copy of Reuters'):format(line + 1))
  only_this_window()
  vim.api.nvim_win_set_buf(0, draft)
end)

it(':help finds the manual, with the tags that installing makes', function()
  local plugin = vim.fs.joinpath(vim.env.XDG_DATA_HOME, 'nvim/site/pack/desk/start/wirecheck')
  local manual = plugin .. '/doc/wirecheck.txt'
  vim.system({ 'sh', plugin .. '/helptags.sh', manual, '../tags' }):wait()
  vim.cmd.helptags(plugin .. '/doc')
  expect_equal(vim.fn.readfile('../tags'), vim.fn.readfile(plugin .. '/doc/tags'))
  for _, tag in ipairs({ 'wirecheck', ':Wirecheck', 'wirecheck-settings' }) do
    vim.cmd.help(tag)
    expect(vim.api.nvim_buf_get_name(0), 'wirecheck.txt')
  end
  vim.cmd('only! | bwipeout!')
end)

it('the server ends when the client says so', function()
  local client = vim.lsp.get_clients({ name = 'wirecheck' })[1]
  client:stop()
  wait_for('stopped client', function()
    return client:is_stopped()
  end)
end)

check.finish()
