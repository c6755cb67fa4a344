-- SPDX-License-Identifier: MIT
-- What the server tells of itself unasked: archive, work, originality of each draft.
local M = {}

---@class wirecheck.Status
---@field archive { path: string, exists: boolean, stories: integer, updated?: string }
---@field busy boolean
---@field drafts { uri: string, originality: number, findings: integer }[]

---@type wirecheck.Status?
local latest

---@param status wirecheck.Status
function M.take(status)
  latest = status
  vim.cmd.redrawstatus({ bang = true })
  vim.api.nvim_exec_autocmds('User', { pattern = 'WirecheckStatus', data = status })
end

---@return wirecheck.Status?
function M.latest()
  return latest
end

--- What is known of one draft.
---@param buffer integer
---@return { originality: number, findings: integer, overruled: { findings: integer }[]? }?
function M.of_draft(buffer)
  local uri = vim.uri_from_bufnr(buffer)
  for _, draft in ipairs(latest and latest.drafts or {}) do
    if draft.uri == uri then
      return draft
    end
  end
end

---@param buffer integer
---@return integer
local function count_findings(buffer)
  local count = 0
  for _, found in ipairs(vim.diagnostic.get(buffer)) do
    count = count + (found.source == 'wirecheck' and 1 or 0)
  end
  return count
end

---@param count integer
---@return string
local function findings(count)
  return count == 0 and 'no findings' or count == 1 and '1 finding' or count .. ' findings'
end

--- A few words about the draft in a buffer; empty where it is none.
---@param buffer integer
---@return string
function M.words(buffer)
  if not require('wirecheck.server').client(buffer) then
    return ''
  end
  if latest and not latest.archive.exists then
    return 'no archive'
  end
  local draft = M.of_draft(buffer)
  local words = findings(draft and draft.findings or count_findings(buffer))
  if draft then
    -- Not rounded up: a draft with a finding is never all its author's own.
    words = ('%s, %d%% own'):format(words, math.floor(draft.originality * 100))
    local overruled = 0
    for _, each in ipairs(draft.overruled or {}) do
      overruled = overruled + each.findings
    end
    if overruled > 0 then
      words = ('%s, %d overruled by the project'):format(words, overruled)
    end
  end
  return latest and latest.busy and words .. ' …' or words
end

return M
