package dev.switchboard.it.kill;

import dev.switchboard.it.kill.KillPoint.Moment;
import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source that has its process killed where {@link KillPoint#PROPERTY} says. */
public class KillingDataSource implements DataSource {

    /** Open when a receipt is committed. */
    private static final CountDownLatch RECEIPT = new CountDownLatch(1);

    private static final Set<String> EXECUTIONS = Set.of("execute", "executeUpdate", "executeQuery", "executeBatch");

    private static final AtomicInteger PASSED = new AtomicInteger();

    private final @Nullable KillPoint point;
    private String url = "";
    private String user = "";
    private String password = "";

    /** For the server. */
    public KillingDataSource() {
        String name = System.getProperty(KillPoint.PROPERTY, "");
        point = name.isEmpty() ? null : KillPoint.valueOf(name);
    }

    /** Set by the server. */
    public void setUrl(String value) {
        url = value;
    }

    /** Set by the server. */
    public void setUser(String value) {
        user = value;
    }

    /** Set by the server. */
    public void setPassword(String value) {
        password = value;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return getConnection(user, password);
    }

    @Override
    public Connection getConnection(String name, String secret) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", name);
        login.setProperty("password", secret);
        // a server's driver manager does not see the drivers of its applications
        Driver driver = url.startsWith("jdbc:h2:") ? new org.h2.Driver() : new org.postgresql.Driver();
        Connection connection = LosingCommits.of(driver.connect(url, login));
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
                    if (commit && executed.stream().anyMatch(sql -> sql.contains("switchboard_receipt"))) {
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
        if (System.getProperty(KillPoint.PROPERTY, "").equals(KillPoint.WITHIN_THE_METHOD.name())) {
            kill(KillPoint.WITHIN_THE_METHOD);
        }
    }

    private static void kill(KillPoint point) throws InterruptedException {
        if (PASSED.incrementAndGet() < Integer.getInteger(KillPoint.TIMES, 1)) {
            return;
        }
        if (point.needsReceipt() && !RECEIPT.await(5, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no receipt was written");
        }
        KillPoint.kill();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
