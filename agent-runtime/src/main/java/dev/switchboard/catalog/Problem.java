package dev.switchboard.catalog;

/**
 * Why a deployment is refused.
 *
 * @param code the problem's code, as in {@code SWB-1002}; docs/reference/codes.md has them all
 * @param place the class or method that has it
 * @param message what is wrong and how to mend it
 */
record Problem(String code, String place, String message) {

    @Override
    public String toString() {
        return code + ": " + place + ": " + message;
    }
}
