package dev.switchboard.binding;

import org.jspecify.annotations.Nullable;

/**
 * The model's arguments do not fit. The message is for the model: everything that is wrong, each with its place, and
 * nothing internal. The arguments of which nothing is wrong are here all the same, so that what else must be said of
 * them can be said in the same answer.
 */
public final class ArgumentsException extends Exception {

    private static final long serialVersionUID = 1L;

    private static final Object[] NONE = {};

    private final transient Object[] values;

    /** Nothing could be read at all. */
    ArgumentsException(String message) {
        this(message, NONE);
    }

    /**
     * @param message what is wrong
     * @param values the arguments, {@link ObjectValue#UNREAD} for those of which something is wrong
     */
    ArgumentsException(String message, Object[] values) {
        super(message, null, false, false);
        this.values = values;
    }

    /**
     * Tells whether nothing is wrong with an argument.
     *
     * @param index which of the method's parameters it is for
     * @return whether it has a value
     */
    public boolean isBound(int index) {
        return index < values.length && values[index] != ObjectValue.UNREAD;
    }

    /**
     * The value of an argument.
     *
     * @param index which of the method's parameters it is for
     * @return its value; {@code null} also where it has none
     */
    public @Nullable Object argument(int index) {
        return isBound(index) ? values[index] : null;
    }
}
