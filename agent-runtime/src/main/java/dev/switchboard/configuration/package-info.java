/** The runtime's configuration, read once from MicroProfile Config and checked at deployment. */
@NullMarked
package dev.switchboard.configuration;

import org.jspecify.annotations.NullMarked;
