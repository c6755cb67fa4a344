" SPDX-License-Identifier: MIT
call wirecheck#Define('rst', 'restructuredtext')
