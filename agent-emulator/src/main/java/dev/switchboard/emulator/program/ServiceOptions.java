package dev.switchboard.emulator.program;

import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.fault.FaultPlan;
import dev.switchboard.emulator.tls.ServerCertificate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the service shall be, whatever is said in its calls. */
final class ServiceOptions {

    @Option(
            names = "--webhook",
            required = true,
            paramLabel = "URL",
            description = "Where calls are announced: the application's webhook.")
    private URI webhook = URI.create("http://127.0.0.1/");

    @Option(
            names = "--webhook-secret",
            required = true,
            paramLabel = "SECRET",
            defaultValue = "${env:OPENAI_WEBHOOK_SECRET}",
            description = "Signs webhooks: whsec_ and base64. Default: $OPENAI_WEBHOOK_SECRET.")
    private String secret = "";

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            defaultValue = "${env:OPENAI_API_KEY:-sk-emulator}",
            description = "What the application must show. Default: $OPENAI_API_KEY, or else sk-emulator.")
    private String apiKey = "";

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "9090",
            description = "Where the application reaches the service; 0 for any. Default: ${DEFAULT-VALUE}.")
    private int httpPort;

    @Option(names = "--http-tls", description = "The application must come with TLS. Default: without.")
    private boolean httpTls;

    @Option(
            names = "--sip-port",
            paramLabel = "PORT",
            defaultValue = "5060",
            description = "Where callers dial in, with UDP and TCP; 0 for any. Default: ${DEFAULT-VALUE}.")
    private int sipPort;

    @Option(
            names = "--sip-tls-port",
            paramLabel = "PORT",
            description = "Where callers dial in with TLS; 0 for any. Default: there is no such door.")
    private @Nullable Integer sipTlsPort;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description =
                    "Where the certificate of the doors with TLS is written, which is made at start: let those who"
                            + " come trust it.")
    private @Nullable Path certificateFile;

    @Option(
            names = "--variable",
            paramLabel = "NAME=VALUE",
            description = "A value for a placeholder of scripts. May be given several times.")
    private Map<String, String> variables = Map.of();

    @Option(
            names = "--per-word",
            paramLabel = "TIME",
            defaultValue = "300ms",
            description = "How long a spoken word takes. Default: ${DEFAULT-VALUE}.")
    private Duration perWord = Duration.ZERO;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            defaultValue = "10s",
            description = "How long a script waits for the application before it is stuck. Default: ${DEFAULT-VALUE}.")
    private Duration patience = Duration.ZERO;

    @Option(
            names = "--ring",
            paramLabel = "TIME",
            defaultValue = "30s",
            description = "How long a call rings before it is given up. Default: ${DEFAULT-VALUE}.")
    private Duration ring = Duration.ZERO;

    @Option(names = "--faults", paramLabel = "FILE", description = "What goes wrong in calls.")
    private @Nullable Path faults;

    /** Where calls are announced. */
    URI webhook() {
        return webhook;
    }

    /** An emulator that is like that, and has no script. */
    Emulator.Builder builder() throws ProgramException {
        Emulator.Builder builder = Emulator.builder()
                .webhook(webhook, secret)
                .apiKey(apiKey)
                .httpPort(httpPort)
                .sipPort(sipPort)
                .perWord(perWord)
                .patience(patience)
                .decisionTimeout(ring);
        variables.forEach(builder::variable);
        if (faults != null) {
            builder.faults(InputFile.read(FaultPlan::load, faults));
        }
        if (httpTls || sipTlsPort != null) {
            secure(builder);
        }
        return builder;
    }

    private void secure(Emulator.Builder builder) throws ProgramException {
        ServerCertificate certificate = ServerCertificate.create();
        if (httpTls) {
            builder.httpTls(certificate);
        }
        if (sipTlsPort != null) {
            builder.tls(certificate).sipTlsPort(sipTlsPort);
        }
        if (certificateFile != null) {
            try {
                Files.writeString(certificateFile, certificate.certificatePem());
            } catch (IOException e) {
                throw new ProgramException(
                        ProgramException.WRONG_USAGE,
                        "the certificate cannot be written to " + certificateFile + ": " + e);
            }
        }
    }
}
