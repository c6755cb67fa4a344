/* SPDX-License-Identifier: MIT */
#include "report/settings.h"

#include "base/str.h"

void
check_settings_init(struct check_settings *self)
{
    *self = (struct check_settings){0};
    for (int i = 0; i < FINDING_CODE_COUNT; i++) {
        self->severities[i] = finding_code_severity((enum finding_code)i);
    }
}

static bool
names_outlet(const char *const *outlets, const char *name)
{
    for (; outlets != NULL && *outlets != NULL; outlets++) {
        if (str_equal_nocase(str_from(*outlets), str_from(name))) {
            return true;
        }
    }
    return false;
}

bool
check_settings_may_hide(const struct check_settings *self,
                        const struct check_settings *other)
{
    for (int i = 0; i < FINDING_CODE_COUNT; i++) {
        enum severity severity = self->severities[i];
        bool was_off = other->severities[i] == SEVERITY_OFF;
        if (!was_off && (severity == SEVERITY_OFF || severity > other->severities[i])) {
            return true;
        }
    }
    const char *const *outlet = self->own_outlets;
    for (; outlet != NULL && *outlet != NULL; outlet++) {
        if (!names_outlet(other->own_outlets, *outlet)) {
            return true;
        }
    }
    return self->sensitivity != other->sensitivity ||
           (self->credit_form != NULL &&
            (other->credit_form == NULL ||
             !str_equal(str_from(self->credit_form), str_from(other->credit_form))));
}
