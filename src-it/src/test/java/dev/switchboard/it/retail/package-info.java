/**
 * A web shop's call desk as somebody else has described it: the 16 tools of τ-bench's retail domain, written from its rules
 * as an application of ours would have them, over PostgreSQL.
 */
@NullMarked
package dev.switchboard.it.retail;

import org.jspecify.annotations.NullMarked;
