package dev.switchboard.ledger;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedTransactionCheckTest {

    @TempDir
    private Path application;

    @Test
    void refusesAPersistenceXmlThatCannotBeRead() throws Exception {
        Files.createDirectories(application.resolve("META-INF"));
        Files.writeString(
                application.resolve("META-INF/persistence.xml"),
                "<persistence><persistence-unit><jta-data-source>java:app/jdbc/x</persistence>");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {application.toUri().toURL()}, null)) {
            thread.setContextClassLoader(loader);
            assertThatIllegalStateException()
                    .isThrownBy(() -> new SharedTransactionCheck().check())
                    .withMessageStartingWith("SWB-3007: a persistence.xml cannot be read: ");
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
