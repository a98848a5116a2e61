package dev.switchboard.binding;

/** Makes an object from the values of its properties. */
@FunctionalInterface
interface Construction {

    /** Stands for a property that was not given and that the object shall keep as its constructor left it. */
    Object KEEP = new Object();

    /** The values themselves are what is wanted: the arguments of a method. */
    Construction VALUES = values -> values;

    /**
     * Makes the object.
     *
     * @param values one for each property, in their order
     * @throws Throwable what the application's constructor or setter threw
     */
    Object make(Object[] values) throws Throwable;
}
