package dev.switchboard.it.kill;

import dev.switchboard.it.DriverDataSource;
import dev.switchboard.it.kill.KillPoint.Moment;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A data source that has its process killed where {@link KillPoint#PROPERTY} says. */
public class KillingDataSource extends DriverDataSource {

    /** Open when a receipt is committed. */
    private static final CountDownLatch RECEIPT = new CountDownLatch(1);

    /** Open when a tool is at work. */
    private static final CountDownLatch TOOL = new CountDownLatch(1);

    private static final Set<String> EXECUTIONS = Set.of("execute", "executeUpdate", "executeQuery", "executeBatch");

    private static final AtomicInteger PASSED = new AtomicInteger();

    private static final boolean HOLDS = Boolean.getBoolean(KillPoint.HOLDS);

    private final @Nullable KillPoint point;

    /** For the server. */
    public KillingDataSource() {
        String name = System.getProperty(KillPoint.PROPERTY, "");
        point = name.isEmpty() ? null : KillPoint.valueOf(name);
    }

    @Override
    public Connection getConnection(String name, String secret) throws SQLException {
        Connection connection = LosingCommits.of(super.getConnection(name, secret));
        return point == null ? connection : watched(connection, point);
    }

    private static Connection watched(Connection connection, KillPoint point) {
        Set<String> executed = ConcurrentHashMap.newKeySet();
        return (Connection) Proxy.newProxyInstance(
                KillingDataSource.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    boolean commit = method.getName().equals("commit");
                    boolean reached = commit && executed.stream().anyMatch(point::isAbout);
                    if (reached && point.moment() == Moment.BEFORE_COMMIT) {
                        kill(point);
                    }
                    Object result = LosingCommits.invoke(connection, method, args);
                    if (commit && executed.stream().anyMatch(KillPoint::isReceipt)) {
                        RECEIPT.countDown();
                    }
                    if (reached && point.moment() == Moment.AFTER_COMMIT) {
                        kill(point);
                    }
                    if (commit || method.getName().equals("rollback")) {
                        executed.clear();
                    }
                    return method.getName().equals("prepareStatement")
                            ? watched((PreparedStatement) result, (String) args[0], point, executed)
                            : result;
                });
    }

    private static PreparedStatement watched(
            PreparedStatement statement, String sql, KillPoint point, Set<String> executed) {
        return (PreparedStatement) Proxy.newProxyInstance(
                KillingDataSource.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, args) -> {
                    boolean executes = EXECUTIONS.contains(method.getName());
                    if (executes && HOLDS && point.isBefore(sql)) {
                        awaitKill();
                    }
                    if (executes && point.moment() == Moment.BEFORE && point.isAbout(sql)) {
                        kill(point);
                    }
                    Object result = LosingCommits.invoke(statement, method, args);
                    if (executes) {
                        executed.add(sql);
                        if (point.moment() == Moment.AFTER && point.isAbout(sql)) {
                            kill(point);
                        }
                    }
                    return result;
                });
    }

    /** The tool is at its point, in the middle of what it does. */
    static void inTheTool() throws InterruptedException {
        TOOL.countDown();
        String name = System.getProperty(KillPoint.PROPERTY, "");
        if (name.equals(KillPoint.WITHIN_THE_METHOD.name())) {
            kill(KillPoint.WITHIN_THE_METHOD);
        }
        if (HOLDS && KillPoint.valueOf(name).isBeforeTheTool()) {
            awaitKill();
        }
        if (HOLDS && KillPoint.valueOf(name).needsReceipt()) {
            awaitReceipt();
        }
    }

    /** Nothing goes on from here. */
    private static void awaitKill() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private static void kill(KillPoint point) throws InterruptedException {
        if (PASSED.incrementAndGet() < Integer.getInteger(KillPoint.TIMES, 1)) {
            return;
        }
        if (point.needsReceipt()) {
            awaitReceipt();
        }
        if (point.needsTool() && !TOOL.await(5, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no tool is at work");
        }
        KillPoint.kill();
    }

    private static void awaitReceipt() throws InterruptedException {
        if (!RECEIPT.await(5, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no receipt was written");
        }
    }
}
