/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_HOUSE_XML_H
#define INTAKE_HOUSE_XML_H

#include "intake/format.h"

/* XML of one agency alone: Ritzau's RBNews, The Canadian Press's JIMI. */

bool house_xml_is(const struct sample *sample);
enum status house_xml_read(struct run *run, bool more, struct error *err) NODISCARD;

#endif
