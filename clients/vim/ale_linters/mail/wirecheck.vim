" SPDX-License-Identifier: MIT
call wirecheck#Define('mail', 'plaintext')
