/** What dispatch promises about transactions and fault tolerance, shown inside the container. */
@NullMarked
package dev.switchboard.it.dispatch;

import org.jspecify.annotations.NullMarked;
