/**
 * From a Java type to its JSON and back: each type is looked at once, at deployment, and the one model that comes of it
 * both writes the JSON Schema and reads the arguments, so that the two cannot disagree. The catalog builds with {@link
 * dev.switchboard.binding.Binding}; dispatch reads with {@link dev.switchboard.binding.ToolArguments} and writes with
 * {@link dev.switchboard.binding.Results}.
 *
 * <p>Where to begin: {@code ValueModel} is the interface of all models, {@code Text} the plainest of them, {@code
 * ObjectValue} the one that matters. {@code Models} chooses the model of a type where it is used (a {@code Site});
 * {@code Blueprints} finds out what a class is made of; {@code PropertyModels} brings both together. {@code JsonInput}
 * and {@code Problems} are what a model reads from and complains to.
 *
 * <p>On the way back {@code ValueWriter} is the interface of all writers, {@code ResultModels} chooses the writer of a
 * type, and {@code ResultProperties} finds out what JSON-B writes of a class. What is not certain to be the same as
 * JSON-B's ends in a {@code JsonbOnlyException}, and JSON-B writes the result.
 */
@NullMarked
package dev.switchboard.binding;

import org.jspecify.annotations.NullMarked;
