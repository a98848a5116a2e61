package dev.switchboard.binding;

/**
 * Looks at each object that was made of the arguments, as Jakarta Validation does: so the constraints of a record inside
 * the arguments hold whether or not somebody wrote {@code @Valid}.
 */
@FunctionalInterface
public interface ObjectCheck {

    /** Lets everything pass. */
    ObjectCheck NONE = (made, complaints) -> {};

    /**
     * Looks at an object.
     *
     * @param made the object; those inside it have passed already
     * @param complaints takes everything that is wrong with it
     */
    void check(Object made, Complaints complaints);

    /** Takes what is wrong with an object. */
    @FunctionalInterface
    interface Complaints {

        /**
         * Takes a problem.
         *
         * @param place the property that has it, with what is below it; empty for the object as a whole
         * @param message what is wrong, in words for the model
         */
        void add(String place, String message);
    }
}
