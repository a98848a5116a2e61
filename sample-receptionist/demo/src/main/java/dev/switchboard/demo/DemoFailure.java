package dev.switchboard.demo;

/** The demo cannot go on; the message says what happened and what to do. */
final class DemoFailure extends Exception {

    private static final long serialVersionUID = 1L;

    DemoFailure(String whatHappened, String whatToDo) {
        super(whatHappened + System.lineSeparator() + "  What to do: " + whatToDo);
    }
}
