/* SPDX-License-Identifier: MIT */
#ifndef CLI_CLI_H
#define CLI_CLI_H

/* The `wirecheck` program: reads its arguments, runs one command, and returns
 * the exit status of the process (wirecheck(1) lists them). */
int cli_main(int argc, char **argv);

#endif
