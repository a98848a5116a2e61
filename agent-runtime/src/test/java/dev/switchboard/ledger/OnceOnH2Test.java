package dev.switchboard.ledger;

/** On H2. */
class OnceOnH2Test extends OnceTests {

    private static final TestDatabase DATABASE = TestDatabase.h2();

    @Override
    TestDatabase database() {
        return DATABASE;
    }

    @Override
    String waiting() {
        return "select count(*) from information_schema.sessions where blocker_id is not null";
    }
}
