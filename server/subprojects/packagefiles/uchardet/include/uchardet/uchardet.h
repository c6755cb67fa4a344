/* Where it stands once it is installed. */
#include "../../src/uchardet.h"
