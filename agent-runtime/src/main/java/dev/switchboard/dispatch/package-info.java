/**
 * Runs the functions that the model asks for: a chain of one-method steps, {@code record → authorise → obtain → bind →
 * validate → invoke}, where invoking goes through the bean's fault tolerance into a transaction of its own per attempt
 * ({@code Boundary}). Knows nothing of telephones. Telephony calls {@link dev.switchboard.dispatch.Dispatcher} and nothing else of it.
 */
@NullMarked
package dev.switchboard.dispatch;

import org.jspecify.annotations.NullMarked;
