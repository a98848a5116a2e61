package dev.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Applications that cannot be deployed, and what is said about them. */
class RefusalIT {

    private static DemoIT.Run deploy(WebArchive war, String name) throws IOException, InterruptedException {
        Path file = Receptionist.directory().resolveSibling(name + ".war");
        Files.createDirectories(file.getParent());
        war.as(ZipExporter.class).exportTo(file.toFile(), true);
        return DemoIT.demo(name, DemoIT.freePortsAnd("demo.war", file.toString()));
    }

    @Test
    void saysEverythingThatIsWrongWithAnApplicationThatCannotBeDeployed() throws Exception {
        WebArchive war = ShrinkWrap.create(ZipImporter.class, "clash.war")
                .importFrom(new File(Receptionist.property("it.war")))
                .as(WebArchive.class)
                .addPackage("dev.switchboard.it.clash");
        DemoIT.Run run = deploy(war, "clash");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output())
                .contains("The application was not deployed: ")
                .contains("+18005550100 is answered by")
                .contains(List.of(
                        "SWB-1001: dev.switchboard.it.clash.RefusedTools.misnamed: ",
                        "SWB-1002: dev.switchboard.it.clash.RefusedTools.undescribed: ",
                        "SWB-1003: dev.switchboard.it.clash.RefusedTools.future: ",
                        "SWB-1004: dev.switchboard.it.clash.RefusedTools.mandatory: ",
                        "SWB-1004: dev.switchboard.it.clash.RefusedTools.never: ",
                        "SWB-1004: dev.switchboard.it.clash.RefusedTools.notSupported: ",
                        "SWB-1004: dev.switchboard.it.clash.RefusedTools.supports: ",
                        "SWB-1006: dev.switchboard.it.clash.RefusedTools.primitive: ",
                        "SWB-1007: dev.switchboard.it.clash.RefusedTools.unsupported: ",
                        "SWB-1008: dev.switchboard.it.clash.RefusedTools.entity: ",
                        "SWB-1010: ",
                        "SWB-1021: dev.switchboard.it.clash.SessionTools: ",
                        "SWB-1022: dev.switchboard.it.clash.ProducedTools: "))
                .contains("What to do: look into ")
                .doesNotContain("\tat ");
    }

    /** Two local transactions cannot be committed as one; H2's own data source would do, since it is XA, too. */
    @Test
    void refusesAPersistenceUnitThatCannotShareATransactionWithTheLedger() throws Exception {
        WebArchive war = ShrinkWrap.create(ZipImporter.class, "second.war")
                .importFrom(new File(Receptionist.property("it.war")))
                .as(WebArchive.class)
                .setWebXML(new StringAsset("""
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                          <data-source>
                            <name>java:app/jdbc/second</name>
                            <class-name>dev.switchboard.receptionist.EmbeddedDatabase</class-name>
                            <url>jdbc:h2:file:./second</url>
                            <user>sa</user>
                            <password>sa</password>
                          </data-source>
                        </web-app>
                        """))
                .addAsResource(new StringAsset("""
                        switchboard.ledger.datasource=java:app/jdbc/second
                        """), "META-INF/microprofile-config.properties");
        DemoIT.Run run = deploy(war, "second");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output())
                .contains("SWB-3006: a persistence unit's data source 'java:app/jdbc/receptionist' cannot take part")
                .contains("Set switchboard.ledger.datasource to 'java:app/jdbc/receptionist'");
    }
}
