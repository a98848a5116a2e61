package dev.switchboard.it.trial;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.traces.ConfigurableSpanExporterProvider;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the spans of calls into a file of the server's directory, for another process to read. */
public class SpanFile implements ConfigurableSpanExporterProvider {

    private static final String FILE = "spans.txt";

    /** Of the server, which is started where the tests are. */
    private static final Path DIRECTORY = Path.of(System.getProperty("it.directory"));

    /** The spans of a call that are there by now: name, trace, span, parent. */
    public static List<List<String>> spansOf(Path directory, String callId) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> List.of(line.split("\t", -1)))
                    .filter(span -> span.get(span.size() - 1).equals(callId))
                    .toList();
        }
    }

    @Override
    public String getName() {
        return "file";
    }

    @Override
    public SpanExporter createExporter(ConfigProperties config) {
        return new SpanExporter() {
            @Override
            public CompletableResultCode export(Collection<SpanData> spans) {
                String lines = spans.stream().map(SpanFile::line).collect(Collectors.joining());
                try {
                    Files.writeString(
                            DIRECTORY.resolve(FILE), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return CompletableResultCode.ofSuccess();
            }

            @Override
            public CompletableResultCode flush() {
                return CompletableResultCode.ofSuccess();
            }

            @Override
            public CompletableResultCode shutdown() {
                return CompletableResultCode.ofSuccess();
            }
        };
    }

    private static String line(SpanData span) {
        return String.join(
                        "\t",
                        span.getName(),
                        span.getTraceId(),
                        span.getSpanId(),
                        span.getParentSpanId(),
                        String.valueOf(span.getAttributes().get(AttributeKey.stringKey("gen_ai.conversation.id"))))
                + "\n";
    }
}
