" SPDX-License-Identifier: MIT
" Wirecheck as a linter of ALE, for the file types of ale_linters/.

let g:wirecheck_executable = get(g:, 'wirecheck_executable', 'wirecheck')
" { 'archive': '/home/me/archive' } and so on, see man wirecheck
let g:wirecheck_settings = get(g:, 'wirecheck_settings', {})

" The archive belongs to the user and not to a project: one server for all drafts.
function! s:Root(buffer) abort
  return $HOME
endfunction

function! s:Executable(buffer) abort
  return g:wirecheck_executable
endfunction

function! s:Settings(buffer) abort
  return { 'wirecheck': g:wirecheck_settings }
endfunction

" filetype: what Vim calls it; language: what the protocol calls it
function! wirecheck#Define(filetype, language) abort
  call ale#linter#Define(a:filetype, {
  \   'name': 'wirecheck',
  \   'lsp': 'stdio',
  \   'executable': function('s:Executable'),
  \   'command': '%e serve',
  \   'language': a:language,
  \   'project_root': function('s:Root'),
  \   'lsp_config': function('s:Settings'),
  \})
endfunction
