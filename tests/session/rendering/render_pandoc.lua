-- SPDX-License-Identifier: MIT
-- Each block of code is a draft in the markup that its class names: what pandoc reads in it
-- takes its place, behind a paragraph that parts it from the one before.
function CodeBlock(block)
  local blocks = pandoc.List({pandoc.Para({pandoc.Str("@@draft@@")})})
  local ok, read = pcall(pandoc.read, block.text, block.classes[1])
  if not ok then
    blocks:insert(pandoc.Para({pandoc.Str("pandoc cannot read it: " .. tostring(read))}))
    return blocks
  end
  -- A note would be printed at the end of all drafts.
  local walked = pandoc.walk_block(pandoc.Div(read.blocks), {
    Note = function(note)
      return pandoc.Span(pandoc.utils.blocks_to_inlines(note.content), {class = "note"})
    end,
  })
  blocks:extend(walked.content)
  return blocks
end
