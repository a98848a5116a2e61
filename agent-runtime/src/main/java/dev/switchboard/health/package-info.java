/**
 * How the parts that the runtime depends on are doing, for MicroProfile Health. Whoever uses such a part says here what
 * happened.
 */
@NullMarked
package dev.switchboard.health;

import org.jspecify.annotations.NullMarked;
