package dev.switchboard.it.dispatch;

import dev.switchboard.it.DriverDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** Keeps what the driver was asked for. */
public class CountingDataSource extends DriverDataSource {

    static final String COMMIT = "commit";

    private static final ConcurrentLinkedQueue<Asked> ASKED = new ConcurrentLinkedQueue<>();

    private final DriverDataSource driver = new DriverDataSource();
    private final DataSource watched = ProxyDataSourceBuilder.create(driver)
            .afterQuery((execution, queries) -> queries.forEach(query -> ASKED.add(Asked.of(query))))
            .afterMethod(CountingDataSource::note)
            .build();

    @Override
    public void setUrl(String value) {
        driver.setUrl(value);
    }

    @Override
    public Connection getConnection(String name, String secret) throws SQLException {
        return watched.getConnection(name, secret);
    }

    private static void note(MethodExecutionContext context) {
        if (context.getTarget() instanceof Connection
                && context.getMethod().getName().equals(COMMIT)) {
            ASKED.add(new Asked(Thread.currentThread(), COMMIT, List.of()));
        }
    }

    /** Forgets what was asked for until now. */
    static void clear() {
        ASKED.clear();
    }

    /** What this thread has asked for since {@link #clear}, one after another. */
    static List<String> askedHere() {
        return ASKED.stream()
                .filter(asked -> asked.by == Thread.currentThread())
                .map(Asked::sql)
                .toList();
    }

    /** What any thread has asked for since {@link #clear}. */
    static List<Asked> asked() {
        return List.copyOf(ASKED);
    }

    /**
     * A request to the driver.
     *
     * @param by whose it was
     * @param sql or the name of the connection's method
     * @param rows its parameters, for each row of a batch
     */
    record Asked(Thread by, String sql, List<String> rows) {

        static Asked of(QueryInfo query) {
            List<String> rows = query.getParametersList().stream()
                    .map(row -> row.stream()
                            .map(set -> String.valueOf(set.getArgs()[1]))
                            .toList()
                            .toString())
                    .toList();
            return new Asked(Thread.currentThread(), query.getQuery(), rows);
        }
    }
}
