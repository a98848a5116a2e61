package dev.switchboard.it;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A bakery of the documentation: what pages show of it, compiled, with free ports in the place of those on the pages. */
final class ShownBakery {

    static final Path DIRECTORY = Receptionist.directory().resolveSibling("pages");

    private static final String PHONE_CALL = "src/test/java/bakery/PhoneCall.java";

    /** Nothing for a server. */
    private static final String TESTS = "(PhoneCall|BakeryCallIT).*";

    private final String name;
    private final int httpPort;
    private final int emulatorPort = Receptionist.freePort();
    private final PageCompiler compiler;
    private final WebArchive war;

    ShownBakery(String name, int httpPort) throws IOException {
        this.name = name;
        this.httpPort = httpPort;
        this.compiler = new PageCompiler(DIRECTORY.resolve(name));
        this.war = ShrinkWrap.create(WebArchive.class, name + ".war");
        add(DispatchWar.RUNTIME.toArray(String[]::new));
    }

    String name() {
        return name;
    }

    URI webhook() {
        return URI.create("http://127.0.0.1:" + httpPort + "/" + name + "/switchboard/webhook");
    }

    /** Takes files as pages show them. */
    ShownBakery files(Page page, String... paths) throws IOException {
        for (String path : paths) {
            file(path, page.file(path));
        }
        return this;
    }

    ShownBakery file(String path, String content) throws IOException {
        compiler.file(path, here(content));
        return this;
    }

    /** Takes the program that calls, with another script. */
    ShownBakery phoneCall(Page tutorial, String script) throws IOException {
        String shown = tutorial.file(PHONE_CALL);
        int begin = shown.indexOf("            name: Asking");
        return file(
                PHONE_CALL,
                shown.substring(0, begin)
                        + script.indent(12)
                        + shown.substring(shown.indexOf("            \"\"\";", begin)));
    }

    ShownBakery properties(String content) {
        war.addAsResource(
                new ByteArrayAsset(here(content).getBytes(StandardCharsets.UTF_8)),
                "META-INF/microprofile-config.properties");
        return this;
    }

    /** Adds libraries of the sample's WAR, by how their names begin. */
    ShownBakery add(String... libraries) throws IOException {
        ShrinkWrap.create(ZipImporter.class)
                .importFrom(new File(Receptionist.property("it.war")))
                .as(WebArchive.class)
                .getContent(path -> List.of(libraries).stream()
                        .anyMatch(library -> path.get().startsWith("/WEB-INF/lib/" + library)))
                .forEach((path, node) -> war.add(node.getAsset(), path));
        return this;
    }

    ShownBakery add(File library) {
        war.addAsLibrary(library);
        return this;
    }

    ShownBakery add(Class<?> type) {
        war.addClass(type);
        return this;
    }

    /** Compiles it and writes the WAR, as the tutorial's POM does. */
    ShownBakery build() throws IOException {
        Path classes = compiler.compile();
        List<Path> compiled = new ArrayList<>();
        try (var files = Files.walk(classes)) {
            files.filter(Files::isRegularFile).forEach(compiled::add);
        }
        for (Path file : compiled) {
            if (!file.getFileName().toString().matches(TESTS)) {
                war.addAsResource(file.toFile(), classes.relativize(file).toString());
            }
        }
        war.as(ZipExporter.class).exportTo(DIRECTORY.resolve(name + ".war").toFile(), true);
        return this;
    }

    void runTests(String type) throws Exception {
        ShownTests.run(DIRECTORY.resolve(name).resolve("classes"), type);
    }

    /** What the program that calls prints. */
    String call() throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            ShownTests.runMain(DIRECTORY.resolve(name).resolve("classes"), "bakery.PhoneCall");
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** What the program that calls prints when something in it is changed first. */
    String call(Page tutorial, String shown, String changed) throws Exception {
        String program = here(tutorial.file(PHONE_CALL).replace(shown, changed));
        compiler.file(PHONE_CALL, program).compile();
        try {
            return call();
        } finally {
            compiler.file(PHONE_CALL, here(tutorial.file(PHONE_CALL))).compile();
        }
    }

    private String here(String content) {
        return content.replace("9090", "" + emulatorPort).replace("8080/bakery/", httpPort + "/" + name + "/");
    }
}
