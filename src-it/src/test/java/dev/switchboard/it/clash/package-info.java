/** Beans with which the receptionist cannot be deployed. */
@NullMarked
package dev.switchboard.it.clash;

import org.jspecify.annotations.NullMarked;
