package dev.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Somebody else's project whose tests use Vert.x 4, Netty 4.1 and an old Jackson, with the one file of the emulator on its
 * class path, as decision 0014 says. The project is in {@code resources/fighting}.
 */
class FightingLibrariesIT {

    private static final Path DIRECTORY = Receptionist.directory().resolveSibling("fighting");
    private static final String TEST = "src/test/java/crm/CallbackTest.java";

    private static String resource(String name) throws Exception {
        return Files.readString(Path.of(
                FightingLibrariesIT.class.getResource("/fighting/" + name).toURI()));
    }

    @Test
    void haveNothingToFightWithInTheOneFile() throws Exception {
        Path repository = DIRECTORY.resolve("repository");
        InstalledArtifacts.into(repository);
        String emulator = Page.of("decisions/0014-one-file-and-a-thin-artifact.md")
                .blocks("xml")
                .get(0)
                .replace("…", Receptionist.property("it.version"));
        Path project = DIRECTORY.resolve("crm");
        Files.createDirectories(project.resolve(TEST).getParent());
        Files.writeString(project.resolve("pom.xml"), resource("pom.xml").replace("<!-- EMULATOR -->", emulator));
        Files.writeString(project.resolve(TEST), resource(TEST));

        ForeignBuild build = ForeignBuild.run(project, repository, List.of("test"));

        assertThat(build.exitCode()).as(build.output()).isZero();
        assertThat(build.output()).contains("Tests run: 2, Failures: 0, Errors: 0, Skipped: 0");
    }
}
