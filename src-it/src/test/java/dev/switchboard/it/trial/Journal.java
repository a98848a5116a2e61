package dev.switchboard.it.trial;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Commits each entry by itself, so that the thread that writes meets the disk, whatever becomes of its tool. */
@ApplicationScoped
public class Journal {

    private static final String ENTRY = "journal ".repeat(20);

    @Resource(lookup = "java:app/jdbc/receptionist")
    private DataSource dataSource;

    /** Appends one. */
    @Transactional(TxType.REQUIRES_NEW)
    public void append() throws SQLException {
        append(ENTRY);
    }

    /** Appends this one. */
    @Transactional(TxType.REQUIRES_NEW)
    public void append(String entry) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into scribble (text) values (?)")) {
            insert.setString(1, entry);
            insert.executeUpdate();
        }
    }
}
