" SPDX-License-Identifier: MIT
call wirecheck#Define('text', 'plaintext')
