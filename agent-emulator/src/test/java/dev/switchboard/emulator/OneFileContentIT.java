package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.voice.Voice;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is in the one file, and under which licences. */
class OneFileContentIT {

    private static final String OURS = "dev/switchboard/emulator/";
    private static final String SHADED = OURS + "shaded/";

    private static String read(JarFile jar, String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        assertThat(entry).as(name).isNotNull();
        try (InputStream content = jar.getInputStream(entry)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The cells of a column of the page about what is in the file. */
    private static List<String> column(String page, int number) {
        return page.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| library"))
                .map(line -> line.split("\\|", -1)[number].strip())
                .toList();
    }

    @Test
    void namesTheLibraryOfEveryClass() throws Exception {
        try (JarFile jar = new JarFile(OneFile.jar().toFile())) {
            List<String> packages = column(read(jar, "META-INF/THIRD-PARTY.md"), 3).stream()
                    .map(cell -> cell.replace("`", "").replaceFirst("^shaded/", SHADED) + "/")
                    .toList();
            List<String> classes = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .toList();

            assertThat(classes)
                    .filteredOn(name -> !name.startsWith(OURS) || name.startsWith(SHADED))
                    .filteredOn(name -> packages.stream().noneMatch(name::startsWith))
                    .isEmpty();
            assertThat(packages).allMatch(named -> classes.stream().anyMatch(name -> name.startsWith(named)));
        }
    }

    @Test
    void bringsTheTextOfEveryLicence() throws Exception {
        try (JarFile jar = new JarFile(OneFile.jar().toFile())) {
            String page = read(jar, "META-INF/THIRD-PARTY.md");
            assertThat(read(jar, "META-INF/licenses/FreeTTS.txt")).contains("Carnegie Mellon University", "DISCLAIM");
            for (String licence : column(page, 2)) {
                String name = licence.replaceFirst("[ ,:].*", "");
                assertThat(read(jar, "META-INF/licenses/" + name + ".txt")).isNotBlank();
            }
            for (String file : Pattern.compile("`(META-INF/[\\w/-]+)`")
                    .matcher(page)
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> !name.equals("META-INF/licenses"))
                    .toList()) {
                assertThat(read(jar, file)).isNotBlank();
            }
        }
    }

    /** Sun's interfaces for SIP and speech may not be given on. */
    @Test
    void hasNothingThatMayNotBeGivenOn() throws Exception {
        try (JarFile jar = new JarFile(OneFile.jar().toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName)).noneMatch(name -> name.startsWith("javax/speech/"));
            assertThat(read(jar, "META-INF/maven/org.opentelecoms.sip/sip-api-1.2/pom.properties"))
                    .contains("version=1.2");
        }
    }

    /** So nothing that the voice needs was left out with the rest of FreeTTS: it would hum. */
    @Test
    void speaksAsTheThinArtifactDoes() throws Exception {
        CompletableFuture<short[]> thin = new CompletableFuture<>();
        try (Voice voice = Voice.speaking(Duration.ofMillis(300))) {
            voice.say("The bakery opens at 8, on December 3rd.", 8000, thin::complete);
            URL[] one = {OneFile.jar().toUri().toURL()};
            try (URLClassLoader loader = new URLClassLoader(one, ClassLoader.getPlatformClassLoader())) {
                CompletableFuture<short[]> whole = new CompletableFuture<>();
                Class<?> type = loader.loadClass(Voice.class.getName());
                Object other = type.getMethod("speaking", Duration.class).invoke(null, Duration.ofMillis(300));
                Consumer<short[]> listener = whole::complete;
                type.getMethod("say", String.class, int.class, Consumer.class)
                        .invoke(other, "The bakery opens at 8, on December 3rd.", 8000, listener);

                assertThat(whole.get(30, TimeUnit.SECONDS)).isEqualTo(thin.get(30, TimeUnit.SECONDS));
            }
        }
    }
}
