package dev.switchboard.receptionist;

import java.io.File;
import java.io.PrintWriter;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;

/**
 * H2 in a file, behind a TCP server in this JVM. Opened directly, H2's files are read and written by the threads that
 * use it, and an interrupt, as {@code @Timeout} sends it, can close the database for everyone; behind the server they
 * are H2's own threads, which nobody interrupts. See docs/decisions/0002-embedded-database.md.
 *
 * <p>Other processes query it as {@code jdbc:h2:file:<path>;AUTO_SERVER=TRUE}, while it is open and afterwards.
 */
public class EmbeddedDatabase implements DataSource, Serializable {

    private static final long serialVersionUID = 1L;

    private static final String FILE = "jdbc:h2:file:";

    /** Every commit is on the disk before it is acknowledged: a killed process loses none. */
    private static final String OPTIONS = ";AUTO_SERVER=TRUE;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=1000;WRITE_DELAY=0";

    private static final Map<File, Integer> PORTS = new HashMap<>();

    private final JdbcDataSource client = new JdbcDataSource();

    /**
     * Where the database is.
     *
     * @param url {@code jdbc:h2:file:} and a path
     */
    public void setUrl(String url) {
        client.setURL(url);
    }

    /**
     * Who uses it.
     *
     * @param user the user's name
     */
    public void setUser(String user) {
        client.setUser(user);
    }

    /**
     * The user's password.
     *
     * @param password the password
     */
    public void setPassword(String password) {
        client.setPassword(password);
    }

    @Override
    public Connection getConnection() throws SQLException {
        serve();
        return client.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        serve();
        return client.getConnection(user, password);
    }

    private synchronized void serve() throws SQLException {
        String url = client.getURL();
        if (url.startsWith(FILE)) {
            File file = new File(url.substring(FILE.length())).getAbsoluteFile();
            client.setURL("jdbc:h2:tcp://127.0.0.1:" + port(file) + "/./" + file.getName() + OPTIONS);
        }
    }

    private static int port(File file) throws SQLException {
        synchronized (PORTS) {
            Integer port = PORTS.get(file);
            if (port == null) {
                port = Server.createTcpServer(
                                "-tcpPort", "0", "-baseDir", file.getParent(), "-ifNotExists", "-tcpDaemon")
                        .start()
                        .getPort();
                PORTS.put(file, port);
            }
            return port;
        }
    }

    @Override
    public PrintWriter getLogWriter() {
        return client.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter writer) {
        client.setLogWriter(writer);
    }

    @Override
    public void setLoginTimeout(int seconds) {
        client.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() {
        return client.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return client.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return client.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return client.isWrapperFor(type);
    }
}
