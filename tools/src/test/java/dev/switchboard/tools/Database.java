package dev.switchboard.tools;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;

/** An H2 database in memory, empty but for what the real migrations create, and EclipseLink on top of it. */
public final class Database implements AutoCloseable {

    /** Held, since an unused logger forgets its level. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    static {
        FLYWAY.setLevel(Level.WARNING);
    }

    private final EntityManagerFactory factory;

    /** A new one. */
    public Database() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        Flyway.configure()
                .dataSource(url, "sa", "")
                .locations("classpath:dev/switchboard/tools/migration")
                .load()
                .migrate();
        factory = Persistence.createEntityManagerFactory("tools", Map.of("jakarta.persistence.jdbc.url", url));
    }

    /** Does something in a transaction of its own, which is rolled back on every exception, as a tool's is. */
    public <T> T inTransaction(Function<EntityManager, T> work) {
        EntityManager entities = factory.createEntityManager();
        try {
            entities.getTransaction().begin();
            T result = work.apply(entities);
            entities.getTransaction().commit();
            return result;
        } finally {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
            entities.close();
        }
    }

    /** Executes SQL that changes something. */
    public void execute(String sql) {
        int unused = inTransaction(entities -> entities.createNativeQuery(sql).executeUpdate());
    }

    /** The values of a query's one row. */
    public List<Object> row(String sql) {
        return List.of((Object[])
                inTransaction(entities -> entities.createNativeQuery(sql).getSingleResult()));
    }

    @Override
    public void close() {
        factory.close();
    }
}
