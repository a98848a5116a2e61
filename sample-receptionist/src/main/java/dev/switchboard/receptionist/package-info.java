/** A receptionist that answers the telephone, and a page on which people follow what it does. */
@NullMarked
package dev.switchboard.receptionist;

import org.jspecify.annotations.NullMarked;
