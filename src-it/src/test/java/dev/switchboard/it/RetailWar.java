package dev.switchboard.it;

import java.io.File;
import java.net.URI;
import java.net.URL;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.postgresql.Driver;

/** The shop of other people's tool calls, on PostgreSQL, told where the service is. */
public final class RetailWar {

    /** Where an emulator must be, so that the application finds it. */
    public static final int API_PORT = Receptionist.freePort();

    /** What the emulator signs webhooks with. */
    public static final String SECRET = Receptionist.SECRET;

    /** What the application shows to the emulator. */
    public static final String KEY = "sk-retail";

    private static final String DATA_SOURCE = "java:app/jdbc/retail";

    private RetailWar() {}

    /** The application on a database that has the shop's tables. */
    public static WebArchive on(String url) {
        WebArchive war = ShrinkWrap.create(WebArchive.class, "retail.war")
                .addPackage("dev.switchboard.it.retail")
                .addAsLibraries(new File(Driver.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath()))
                .addAsWebInfResource(new StringAsset(""), "beans.xml")
                .setWebXML(new StringAsset("""
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                          <data-source>
                            <name>%s</name>
                            <class-name>org.postgresql.ds.PGSimpleDataSource</class-name>
                            <url>%s</url>
                            <user>postgres</user>
                            <password>postgres</password>
                            <min-pool-size>1</min-pool-size>
                            <max-pool-size>30</max-pool-size>
                          </data-source>
                        </web-app>
                        """.formatted(DATA_SOURCE, url)))
                // the test changes rows, too, and so nothing may be remembered from one transaction to the next
                .addAsResource(new StringAsset("""
                        <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
                          <persistence-unit name="retail" transaction-type="JTA">
                            <jta-data-source>%s</jta-data-source>
                            <shared-cache-mode>NONE</shared-cache-mode>
                          </persistence-unit>
                        </persistence>
                        """.formatted(DATA_SOURCE)), "META-INF/persistence.xml")
                .addAsResource(
                        new StringAsset("""
                        switchboard.ledger.datasource=%s
                        switchboard.openai.base-url=http://127.0.0.1:%d/v1
                        switchboard.openai.api-key=%s
                        switchboard.webhook.secrets=%s
                        switchboard.limit.calls-per-hour=0
                        """.formatted(DATA_SOURCE, API_PORT, KEY, SECRET)),
                        "META-INF/microprofile-config.properties");
        DispatchWar.addRuntime(war);
        return war;
    }

    /** The application, by way of loopback and not of the address that the server tells. */
    public static URI local(URL application) {
        return Receptionist.local(application);
    }
}
