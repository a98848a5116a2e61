/**
 * Replays recorded function calls with known results and end states on the retail shop, and compares. The recordings are
 * read from where they are kept, beside the checkout; nothing of them is part of the project.
 */
@NullMarked
package dev.switchboard.it.retail.replay;

import org.jspecify.annotations.NullMarked;
