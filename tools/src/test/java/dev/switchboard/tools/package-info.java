/** What the tests of all ready tools share: a call, a configuration, a database. */
@NullMarked
package dev.switchboard.tools;

import org.jspecify.annotations.NullMarked;
