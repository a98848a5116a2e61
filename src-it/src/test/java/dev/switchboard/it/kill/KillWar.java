package dev.switchboard.it.kill;

import dev.switchboard.it.DispatchWar;
import dev.switchboard.it.DriverDataSource;
import dev.switchboard.it.Receptionist;
import java.io.File;
import java.nio.file.Path;
import org.h2.Driver;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application that is killed: the runtime, {@link KillTools} and {@link KillingDataSource}. */
public final class KillWar {

    private KillWar() {}

    /**
     * Writes it.
     *
     * @param file where to
     * @param database its database
     * @param apiPort where the service is
     * @param key what it shows to the service
     * @param configuration more configuration, a line for each key
     * @return the file
     */
    public static Path write(Path file, Database.Running database, int apiPort, String key, String configuration) {
        WebArchive war = ShrinkWrap.create(WebArchive.class, "kill.war")
                .addClasses(KillTools.class, KillTools.Desk.class, KillPoint.class, KillPoint.Moment.class)
                .addClasses(DriverDataSource.class, KillingDataSource.class, LosingCommits.class)
                .addAsLibraries(jarOf(Driver.class), jarOf(org.postgresql.Driver.class))
                .addAsWebInfResource(new StringAsset(""), "beans.xml")
                .setWebXML(new StringAsset("""
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                          <data-source>
                            <name>%s</name>
                            <class-name>%s</class-name>
                            <url>%s</url>
                            <user>%s</user>
                            <password>%s</password>
                            <min-pool-size>1</min-pool-size>
                            <max-pool-size>20</max-pool-size>
                          </data-source>
                        </web-app>
                        """.formatted(
                                KillTools.DATA_SOURCE,
                                KillingDataSource.class.getName(),
                                database.url(),
                                database.user(),
                                database.password())))
                .addAsResource(
                        new StringAsset(
                                """
                        switchboard.ledger.datasource=%s
                        switchboard.openai.base-url=http://127.0.0.1:%d/v1
                        switchboard.openai.api-key=%s
                        switchboard.webhook.secrets=%s
                        %s
                        """.formatted(KillTools.DATA_SOURCE, apiPort, key, Receptionist.SECRET, configuration)),
                        "META-INF/microprofile-config.properties");
        DispatchWar.addRuntime(war);
        war.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }

    private static File jarOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
