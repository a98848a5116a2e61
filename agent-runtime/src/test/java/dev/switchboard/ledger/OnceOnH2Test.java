package dev.switchboard.ledger;

import java.util.Arrays;

/** On H2. */
class OnceOnH2Test extends OnceTests {

    private static final TestDatabase DATABASE = TestDatabase.h2();

    @Override
    TestDatabase database() {
        return DATABASE;
    }

    /** The database is in this process, and tries again and again. */
    @Override
    boolean isWaiting(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("checkUnique"));
    }
}
