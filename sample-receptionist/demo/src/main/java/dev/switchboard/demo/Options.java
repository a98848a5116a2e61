package dev.switchboard.demo;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What the demo was asked for, with {@code -Ddemo.…}.
 *
 * @param name who calls
 * @param phone the number that they call from
 * @param exit whether to end after the story
 * @param broken what to do wrong: {@code webhook-secret}, {@code closed-day}, or nothing
 * @param httpPort where the application listens
 * @param sipPort where callers dial in
 * @param war the application
 * @param payara the server
 * @param directory where log and database go
 */
record Options(
        String name,
        String phone,
        boolean exit,
        String broken,
        int httpPort,
        int sipPort,
        Path war,
        Path payara,
        Path directory) {

    static final String NOTHING = "";
    static final String WEBHOOK_SECRET = "webhook-secret";
    static final String CLOSED_DAY = "closed-day";

    static Options fromSystemProperties() throws DemoFailure {
        String exit = System.getProperty("demo.exit");
        String broken = System.getProperty("demo.break", NOTHING);
        if (!broken.equals(NOTHING) && !broken.equals(WEBHOOK_SECRET) && !broken.equals(CLOSED_DAY)) {
            throw new DemoFailure(
                    "Nobody knows how to break '" + broken + "'.",
                    "use -Ddemo.break=" + WEBHOOK_SECRET + " or -Ddemo.break=" + CLOSED_DAY + ".");
        }
        return new Options(
                System.getProperty("demo.name", "Ada Lovelace"),
                System.getProperty("demo.phone", "+14155550123"),
                exit != null && !exit.equals("false"),
                broken,
                port("demo.http.port", 8080),
                port("demo.sip.port", 5060),
                path("demo.war"),
                path("demo.payara"),
                path("demo.directory"));
    }

    private static int port(String name, int usual) throws DemoFailure {
        String value = System.getProperty(name, String.valueOf(usual));
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new DemoFailure("'" + value + "' is no port.", "give -D" + name + " a number from 0 to 65535.");
        }
        return Integer.parseInt(value);
    }

    private static Path path(String name) {
        return Path.of(Objects.requireNonNull(System.getProperty(name), name)).toAbsolutePath();
    }

    boolean isBroken(String what) {
        return broken.equals(what);
    }

    Path database() {
        return directory.resolve("receptionist");
    }

    Path serverLog() {
        return directory.resolve("server.log");
    }

    String page() {
        return "http://127.0.0.1:" + httpPort + "/";
    }

    String databaseUrl() {
        return "jdbc:h2:file:" + database() + ";AUTO_SERVER=TRUE";
    }
}
