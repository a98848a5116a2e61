/**
 * What the author of a tool or an agent compiles against: annotations, one-method interfaces and records. Depends on
 * Jakarta EE and MicroProfile APIs only, so that a tool's plain unit test needs no container.
 */
@NullMarked
package dev.switchboard.api;

import org.jspecify.annotations.NullMarked;
