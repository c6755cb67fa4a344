/* SPDX-License-Identifier: MIT */
/* What is XML of which kind is known also where no reader of XML is built in, so that it
 * is refused by name. */
#include "intake/feed.h"
#include "intake/house_xml.h"
#include "intake/newsml.h"
#include "intake/newsml_g2.h"
#include "intake/nitf_file.h"

bool
newsml_g2_is(const struct sample *sample)
{
    static const char *const roots[] = {"newsMessage", "newsItem",      "packageItem",
                                        "conceptItem", "knowledgeItem", "planningItem",
                                        "catalogItem"};
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
        if (str_equal(sample->root, str_from(roots[i]))) {
            return true;
        }
    }
    return false;
}

bool
newsml_is(const struct sample *sample)
{
    return str_equal(sample->root, STR("NewsML"));
}

bool
nitf_is(const struct sample *sample)
{
    return str_equal(sample->root, STR("nitf"));
}

bool
feed_is(const struct sample *sample)
{
    return str_equal(sample->root, STR("rss")) || str_equal(sample->root, STR("feed")) ||
           str_equal(sample->root, STR("RDF"));
}

bool
house_xml_is(const struct sample *sample)
{
    return str_equal(sample->root, STR("RBNews")) ||
           str_equal(sample->root, STR("XMLNewsQueuedResponse")) ||
           (str_equal(sample->root, STR("Publish")) &&
            str_find(sample->text, STR("<ContentItem"), 0) != STR_NOT_FOUND);
}
