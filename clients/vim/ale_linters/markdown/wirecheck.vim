" SPDX-License-Identifier: MIT
call wirecheck#Define('markdown', 'markdown')
