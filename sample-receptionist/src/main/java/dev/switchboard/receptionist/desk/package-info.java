/**
 * The call desk: one page that shows calls, what is said in them and what is done, and what a person has to look at. It is
 * rendered here and works without a script; where there is one, the parts of it that change are pushed to it.
 */
@NullMarked
package dev.switchboard.receptionist.desk;

import org.jspecify.annotations.NullMarked;
