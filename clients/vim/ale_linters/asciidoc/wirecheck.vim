" SPDX-License-Identifier: MIT
call wirecheck#Define('asciidoc', 'asciidoc')
