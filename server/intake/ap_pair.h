/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_AP_PAIR_H
#define INTAKE_AP_PAIR_H

#include <jansson.h>

#include "intake/item.h"
#include "intake/run.h"

/* AP hands out an item in two files: what is known of it as JSON, its text as NITF. They
 * lie in one folder under one name: "x.json" or "x_item.json", and "x.xml", "x.nitf",
 * "x-nitf.xml" or "x_nitf.xml". Whichever is read makes the whole story, so that it does
 * not matter which one comes first into a folder that is followed. Only of files on disk;
 * no link is followed below what was named. */

/* Puts the text into AP's item where it has none and the other file is there. */
void ap_pair_add_body(const struct run *run, json_t *object);

/* AP's item that belongs to the NITF file being read, with that file's body in it; NULL
 * where there is none. Caller calls json_decref. */
json_t *ap_pair_find_item(const struct run *run, const struct item *nitf);

#endif
