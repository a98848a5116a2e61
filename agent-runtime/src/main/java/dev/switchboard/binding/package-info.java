/**
 * From a Java type to its JSON and back: each type is looked at once, at deployment, and the one model that comes of it
 * both writes the JSON Schema and reads the arguments, so that the two cannot disagree. The catalog builds with {@link
 * dev.switchboard.binding.Binding}; dispatch reads with {@link dev.switchboard.binding.ToolArguments}; everything else
 * here is nobody's business.
 */
@NullMarked
package dev.switchboard.binding;

import org.jspecify.annotations.NullMarked;
