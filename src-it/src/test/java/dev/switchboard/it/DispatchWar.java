package dev.switchboard.it;

import java.io.File;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.Node;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Somebody else's application, with its own persistence unit, on which the runtime is put. */
public final class DispatchWar {

    private static final String DATA_SOURCE = "java:app/jdbc/trial";

    /** How the names of the libraries begin that the runtime is and needs. */
    static final List<String> RUNTIME =
            List.of("agent-api", "agent-runtime", "flyway", "libphonenumber", "standardwebhooks", "jspecify");

    private DispatchWar() {}

    /** The application on a database. */
    public static WebArchive on(String url, String user, String password) {
        WebArchive war = ShrinkWrap.create(WebArchive.class, "dispatch.war")
                .addPackage("dev.switchboard.it.dispatch")
                .addClass(DriverDataSource.class)
                .addAsLibraries(jarOf(Assertions.class), jarOf(org.h2.Driver.class), jarOf(org.postgresql.Driver.class))
                // without its tags and servlets, which are of javax
                .addPackages(
                        true, Filters.exclude(".*/dsproxy/support/(tags|jndi)/.*|.*Servlet.*"), "net.ttddyy.dsproxy")
                .addAsWebInfResource(new StringAsset(""), "beans.xml")
                .setWebXML(new StringAsset("""
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                          <data-source>
                            <name>%s</name>
                            <class-name>dev.switchboard.it.dispatch.CountingDataSource</class-name>
                            <url>%s</url>
                            <user>%s</user>
                            <password>%s</password>
                            <min-pool-size>1</min-pool-size>
                            <max-pool-size>30</max-pool-size>
                          </data-source>
                        </web-app>
                        """.formatted(DATA_SOURCE, url, user, password)))
                .addAsResource(new StringAsset("""
                        <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
                          <persistence-unit name="trial" transaction-type="JTA">
                            <jta-data-source>%s</jta-data-source>
                            <properties>
                              <property name="jakarta.persistence.schema-generation.database.action" value="create"/>
                            </properties>
                          </persistence-unit>
                        </persistence>
                        """.formatted(DATA_SOURCE)), "META-INF/persistence.xml")
                .addAsResource(
                        new StringAsset("""
                        switchboard.ledger.datasource=%s
                        switchboard.openai.base-url=http://127.0.0.1:1/v1
                        switchboard.openai.api-key=sk-none
                        switchboard.webhook.secrets=%s
                        switchboard.telemetry.content=true
                        switchboard.stage.longest=3s
                        switchboard.reconcile.after=1ms
                        switchboard.reconcile.every=1h
                        otel.sdk.disabled=false
                        otel.service.name=dispatch
                        otel.traces.exporter=kept
                        otel.metrics.exporter=none
                        otel.bsp.schedule.delay=1
                        """.formatted(DATA_SOURCE, Receptionist.SECRET)),
                        "META-INF/microprofile-config.properties")
                .addAsServiceProvider(
                        "io.opentelemetry.sdk.autoconfigure.spi.traces.ConfigurableSpanExporterProvider",
                        "dev.switchboard.it.dispatch.Spans");
        addRuntime(war);
        return war;
    }

    /** What the runtime needs, as the sample application brings it. */
    public static void addRuntime(WebArchive war) {
        Map<ArchivePath, Node> libraries = ShrinkWrap.create(ZipImporter.class)
                .importFrom(new File(Receptionist.property("it.war")))
                .as(WebArchive.class)
                .getContent(Filters.include("/WEB-INF/lib/(" + String.join("|", RUNTIME) + ").*"));
        libraries.forEach((path, node) -> war.add(node.getAsset(), path));
    }

    private static File jarOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
