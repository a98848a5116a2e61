package dev.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The project of the tutorial with the test of {@code how-to/test-your-tools.md}, built by Maven as its reader would, with
 * our artifacts from a repository as {@code mvn install} leaves them.
 */
class ForeignProjectIT {

    private static final Path DIRECTORY = Receptionist.directory().resolveSibling("foreign");
    private static final String TEST = "src/test/java/bakery/BakeryToolsIT.java";
    private static final String SERVER = "src/test/resources/arquillian.xml";
    private static final String HTTP_PORT = String.valueOf(Receptionist.freePort());
    private static final String EMULATOR_PORT = String.valueOf(Receptionist.freePort());

    /** What a reader does not need, and a machine with other work may. */
    private static final String SLOW_MACHINE = """
            <property name="startupTimeoutInSeconds">400</property>
            <property name="cmdOptions">-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1</property>
        """;

    private static Page tutorial;
    private static Page page;

    @BeforeAll
    static void install() throws IOException {
        tutorial = Page.of("tutorial/first-tool.md");
        page = Page.of("how-to/test-your-tools.md");
        InstalledArtifacts.into(DIRECTORY.resolve("repository"));
    }

    private static Path project() throws IOException {
        Path project = Files.createDirectories(DIRECTORY.resolve("bakery"));
        List<String> added = page.blocks("xml");
        write(
                project.resolve("pom.xml"),
                tutorial.file("pom.xml")
                        .replaceFirst("(?=  </dependencies>)", added.get(0).replace("$", "\\$"))
                        .replaceFirst("(?<=<plugins>\n)", added.get(1).replace("$", "\\$")));
        for (String file : List.of(
                "src/main/java/bakery/Bread.java",
                "src/main/java/bakery/BakeryTools.java",
                "src/main/java/bakery/Bakery.java",
                "src/main/resources/META-INF/microprofile-config.properties")) {
            write(project.resolve(file), tutorial.file(file));
        }
        write(
                project.resolve(SERVER),
                page.file(SERVER).replace("    </configuration>", SLOW_MACHINE + "    </configuration>"));
        write(project.resolve(TEST), page.file(TEST));
        return project;
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content.replace("9090", EMULATOR_PORT).replace("8080", HTTP_PORT));
    }

    /** The page's command. */
    private static ForeignBuild build(Path project) throws Exception {
        String[] shown = page.blocks("sh").get(0).strip().split(" ", -1);
        assertThat(shown).startsWith("mvn");
        return ForeignBuild.run(
                project,
                DIRECTORY.resolve("repository"),
                Stream.of(shown).skip(1).toList());
    }

    @Test
    void testsItsToolsAsThePageShows() throws Exception {
        ForeignBuild build = build(project());

        assertThat(build.exitCode()).as(build.output()).isZero();
        assertThat(build.output()).contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0");
    }
}
