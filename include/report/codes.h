/* SPDX-License-Identifier: MIT */
#ifndef REPORT_CODES_H
#define REPORT_CODES_H

/* The codes of findings: the one table of them. What C code says of each is made from it;
 * schema, clients and documents, which are written for readers, are held to it by
 * tests/lint/codes.py. Codes are public: adding one is a minor version, changing one a
 * major version; the order is that of the enumeration.
 *
 * X(SYMBOL, name, SEVERITY by default, label, what it says, what to do) */

/* clang-format off */
#define FINDING_CODES(X) \
    X(WIRE_COPY, "wire-copy", WARNING, "Copy", \
      "The paragraph stands near word for word in an archived story.", \
      "Name the source in the draft (\"the agency reported\", a " \
      "dateline or a last line with its name), quote it, or write " \
      "the paragraph anew. Where the draft gives credit already, " \
      "this is for information only.") \
    X(WIRE_REWRITE, "wire-rewrite", INFORMATION, "Rewrite", \
      "The paragraph is an archived story's, reworded.", \
      "Check whether the source should be named: the order of the " \
      "facts and part of the words are still its own.") \
    X(SHARED_PHRASE, "shared-phrase", HINT, "Shared phrase", \
      "One run of words also stands in an archived story.", \
      "Nothing needs to be done where it is a stock phrase of the " \
      "trade. A desk can list its own with --stock-phrases.") \
    X(SHARED_QUOTE, "shared-quote", HINT, "Shared quotation", \
      "Quoted speech that also stands in an archived story.", \
      "Say to whom it was said, if it was not said to this newsroom, " \
      "and see that the same person is named.") \
    X(OWN_ARCHIVE, "own-archive", HINT, "Own archive", \
      "The paragraph is this newsroom's own earlier copy.", \
      "Nothing needs to be done for background that is repeated on " \
      "purpose.") \
    X(WITHDRAWN, "withdrawn", ERROR, "Withdrawn copy", \
      "The paragraph stands in a story that its agency has withdrawn.", \
      "Do not publish it. Read the agency's notice and take the " \
      "passage out.") \
    X(CORRECTED, "corrected", WARNING, "Corrected since", \
      "The paragraph comes from a version that was corrected later.", \
      "Compare it with the newest version and take over what was " \
      "corrected.") \
    X(EMBARGOED, "embargoed", ERROR, "Under embargo", \
      "The paragraph stands in a story that may not be published yet.", \
      "Hold it until the embargo has ended.") \
    X(FIGURE_DIFFERS, "figure-differs", WARNING, "Figure differs", \
      "Near copy of an archived story, but a number, a name or a date differs.", \
      "Look up which of the two is right, and name the source.")
/* clang-format on */

#endif
