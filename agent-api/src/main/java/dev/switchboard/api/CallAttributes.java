package dev.switchboard.api;

import java.util.Optional;

/**
 * What tools want to remember of a call: short texts by name, kept with the call, on whatever node it goes on. A tool's
 * changes are written in its transaction: they are there when its effect is, and gone when it is rolled back.
 */
public interface CallAttributes {

    /**
     * The value of an attribute, with the changes of this tool so far.
     *
     * @param name its name
     * @return its value, or empty where it has none
     */
    Optional<String> get(String name);

    /**
     * Gives an attribute a value, in place of the one that it had.
     *
     * @param name its name, 1 to 80 characters
     * @param value its value, at most 4,000 characters
     * @throws IllegalArgumentException when one of them is too long, or the name is blank
     * @throws IllegalStateException with code SWB-2004 outside a tool that writes
     */
    void put(String name, String value);

    /**
     * Takes an attribute's value away; where it has none, nothing happens.
     *
     * @param name its name
     * @throws IllegalStateException with code SWB-2004 outside a tool that writes
     */
    void remove(String name);
}
