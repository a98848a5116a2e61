/** Scripted conversations: what caller and agent say and which functions the model calls. */
@NullMarked
package dev.switchboard.emulator.script;

import org.jspecify.annotations.NullMarked;
