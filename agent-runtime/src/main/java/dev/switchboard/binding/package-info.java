/**
 * From a Java type to its JSON and back: each type is looked at once, at deployment, and the one model that comes of it
 * both writes the JSON Schema and reads the arguments, so that the two cannot disagree. The catalog builds with {@link
 * dev.switchboard.binding.Binding}; dispatch reads with {@link dev.switchboard.binding.ToolArguments}.
 *
 * <p>Where to begin: {@code ValueModel} is the interface of all models, {@code Text} the plainest of them, {@code
 * ObjectValue} the one that matters. {@code Models} chooses the model of a type where it is used (a {@code Site});
 * {@code Blueprints} finds out what a class is made of; {@code PropertyModels} brings both together. {@code JsonInput}
 * and {@code Problems} are what a model reads from and complains to.
 */
@NullMarked
package dev.switchboard.binding;

import org.jspecify.annotations.NullMarked;
