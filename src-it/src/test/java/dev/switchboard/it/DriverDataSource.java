package dev.switchboard.it;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** H2 or PostgreSQL by the URL that the server sets: for data sources that look at what passes through. */
public class DriverDataSource implements DataSource {

    private String url = "";
    private String user = "";
    private String password = "";

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
        return driver.connect(url, login);
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
