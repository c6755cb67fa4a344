/* SPDX-License-Identifier: MIT */
#ifndef MATCH_VOICE_H
#define MATCH_VOICE_H

/* Whose words a token is. */
enum voice {
    VOICE_NARRATIVE, /* the reporter's, or whoever's they were copied from */
    VOICE_QUOTED,    /* speech, in quotation marks or bare */
    VOICE_STOCK,     /* nobody's: a stock phrase outside quoted speech */
    VOICE_LISTED,    /* the same, and nobody wants to hear of it */
    VOICE_COUNT
};

#endif
