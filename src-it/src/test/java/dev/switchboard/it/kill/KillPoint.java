package dev.switchboard.it.kill;

import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * A place on the way of a function call. Most are seen by the server's own data source, which has the process killed
 * there; one by the tool, and those of what is sent by the service.
 */
public enum KillPoint {
    BEFORE_THE_RECEIPT(KillPoint.RECEIPT, Moment.BEFORE),
    AFTER_THE_RECEIPT(KillPoint.RECEIPT, Moment.AFTER_COMMIT),
    BEFORE_THE_ROW(KillPoint.ROW, Moment.BEFORE),
    AFTER_THE_ROW(KillPoint.ROW, Moment.AFTER),
    AFTER_THE_ROWS_COMMIT(KillPoint.ROW, Moment.AFTER_COMMIT),
    WITHIN_THE_METHOD("", Moment.IN_THE_TOOL),
    AFTER_THE_METHOD("update switchboard_invocation set outcome", Moment.BEFORE),
    BEFORE_THE_COMMIT("update switchboard_invocation set outcome", Moment.BEFORE_COMMIT),
    AFTER_THE_COMMIT("update switchboard_invocation set outcome", Moment.AFTER_COMMIT),
    AFTER_THE_COMMIT_BEFORE_THE_RECEIPT("update switchboard_invocation set outcome", Moment.AFTER_COMMIT),
    BEFORE_THE_CLAIM("update switchboard_invocation set instructed_at", Moment.BEFORE),
    AFTER_THE_CLAIM("update switchboard_invocation set instructed_at", Moment.AFTER_COMMIT),
    AFTER_THE_ANSWER_IS_SENT("", Moment.NEVER),
    AFTER_THE_ANSWER_BEFORE_THE_RECEIPT("", Moment.NEVER),
    AFTER_THE_PROMISE("", Moment.NEVER),
    AFTER_THE_HANG_UP("update switchboard_call set state = ?, ended_at", Moment.AFTER_COMMIT);

    /** The statement that writes a receipt, beside the way. */
    private static final String RECEIPT = "insert into switchboard_receipt";

    /** The statement that writes an invocation's row, which is the first of its way. */
    private static final String ROW = "insert into switchboard_invocation";

    /** The system property that names the point; where it is not set, there is none. */
    public static final String PROPERTY = "kill.point";

    /** The system property that says at the how many-th time of passing it; otherwise the first. */
    public static final String TIMES = "kill.times";

    /** The system property that is true where way and receipt wait for each other, as the point says. */
    public static final String HOLDS = "kill.holds";

    /** When, about a statement. */
    enum Moment {
        BEFORE,
        AFTER,
        BEFORE_COMMIT,
        AFTER_COMMIT,
        IN_THE_TOOL,
        NEVER
    }

    private final String statement;
    private final Moment moment;

    KillPoint(String statement, Moment moment) {
        this.statement = statement;
        this.moment = moment;
    }

    boolean isAbout(String sql) {
        return !statement.isEmpty() && has(sql, statement);
    }

    /** Whether a statement comes later than the point, though it is not on the same way. */
    boolean isBefore(String sql) {
        return switch (this) {
            case BEFORE_THE_RECEIPT, AFTER_THE_RECEIPT -> has(sql, ROW);
            case AFTER_THE_COMMIT_BEFORE_THE_RECEIPT, AFTER_THE_ANSWER_BEFORE_THE_RECEIPT -> has(sql, RECEIPT);
            default -> false;
        };
    }

    static boolean isReceipt(String sql) {
        return has(sql, RECEIPT);
    }

    private static boolean has(String sql, String statement) {
        return sql.strip().replaceAll("\\s+", " ").contains(statement);
    }

    /** As people say it. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    Moment moment() {
        return moment;
    }

    /** Whether the point lies before all that a tool does. */
    boolean isBeforeTheTool() {
        return isBefore(ROW);
    }

    /** Whether the point lies behind the receipt: then it is waited for, since it is written beside the way. */
    boolean needsReceipt() {
        return !isBeforeTheTool() && !isBefore(RECEIPT);
    }

    /** Whether the tool is at work at the point: then its beginning is waited for. */
    boolean needsTool() {
        return this == AFTER_THE_HANG_UP;
    }

    /** Ends this process as the operating system ends one: no hook runs, nothing is flushed. */
    static void kill() {
        try {
            new ProcessBuilder(
                            "kill", "-9", String.valueOf(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
            new CountDownLatch(1).await();
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException("the process could not be killed", e);
        }
    }
}
