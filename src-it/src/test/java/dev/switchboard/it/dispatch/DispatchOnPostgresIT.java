package dev.switchboard.it.dispatch;

import dev.switchboard.it.DispatchWar;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** On PostgreSQL. */
class DispatchOnPostgresIT extends DispatchTests {

    @Deployment
    static WebArchive war() throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start();
        return DispatchWar.on(
                "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres", "postgres", "postgres");
    }
}
