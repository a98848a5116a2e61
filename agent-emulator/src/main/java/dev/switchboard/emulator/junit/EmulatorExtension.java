package dev.switchboard.emulator.junit;

import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.script.Script;
import dev.switchboard.emulator.testing.OutgoingCall;
import dev.switchboard.emulator.testing.TestEmulator;
import dev.switchboard.emulator.timeline.TimelineDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests an emulator of their own: each test one where it is registered with a field of the object, all tests of the
 * class the same where the field is static. It has any free ports unless told otherwise and starts when it is first used,
 * at the latest when somebody asks for its address.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final EmulatorExtension emulator = EmulatorExtension.builder()
 *         .webhook("http://127.0.0.1:8080/bakery/switchboard/webhook", "whsec_...")
 *         .build();
 *
 * @Test
 * void tellsThePrice() {
 *     emulator.call("+18005550123").playing(ASKS_FOR_THE_PRICE).untilOver()
 *             .answered("priceOf").exactlyOnce().withOutput(containing("3 dollars"));
 * }
 * }</pre>
 *
 * Tests may run in parallel. A test may also have a parameter of type {@link TestEmulator}.
 */
public final class EmulatorExtension
        implements BeforeAllCallback, AfterAllCallback, AfterEachCallback, ParameterResolver {

    private static final String USUAL_KEY = "sk-emulator";

    private final Consumer<Emulator.Builder> settings;
    private final @Nullable Path timelines;
    private final AtomicInteger classes = new AtomicInteger();
    private @Nullable TestEmulator emulator;
    private @Nullable TimelineDirectory directory;

    private EmulatorExtension(Consumer<Emulator.Builder> settings, @Nullable Path timelines) {
        this.settings = settings;
        this.timelines = timelines;
    }

    /** {@return a builder with any free ports and the API key {@code sk-emulator}} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Begins a call.
     *
     * @param number whom to call
     * @return the call, not dialed yet
     */
    public OutgoingCall call(String number) {
        return emulator().call(number);
    }

    /** {@return what an application must use as the service's address} */
    public URI apiBaseUrl() {
        return emulator().apiBaseUrl();
    }

    /** {@return the emulator, which is started now if it was not} */
    public synchronized TestEmulator emulator() {
        TestEmulator running = emulator;
        if (running != null) {
            return running;
        }
        Emulator.Builder builder = Emulator.builder().apiKey(USUAL_KEY);
        settings.accept(builder);
        try {
            if (timelines != null) {
                directory = new TimelineDirectory(timelines);
                builder.listener(directory).frames(directory);
            }
            running = TestEmulator.start(builder);
        } catch (IOException e) {
            throw new UncheckedIOException("the emulator cannot start: " + e.getMessage(), e);
        }
        emulator = running;
        return running;
    }

    private synchronized void close() {
        if (emulator != null) {
            emulator.close();
            emulator = null;
        }
        if (directory != null) {
            directory.close();
            directory = null;
        }
    }

    /** JUnit calls this for what all tests of a class share, and not for what each test has for itself. */
    @Override
    public void beforeAll(ExtensionContext context) {
        classes.incrementAndGet();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (classes.decrementAndGet() == 0) {
            close();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (classes.get() == 0) {
            close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestEmulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return emulator();
    }

    /** Says how the emulator shall be. */
    public static final class Builder {

        private Consumer<Emulator.Builder> settings = builder -> {};
        private @Nullable Path timelines;

        private Builder() {}

        /** Where calls are announced, and the secret that signs it: {@code whsec_} and base64. Required. */
        public Builder webhook(String url, String secret) {
            URI target = URI.create(Objects.requireNonNull(url, "url"));
            return with(builder -> builder.webhook(target, secret));
        }

        /** What applications must show as bearer token; default {@code sk-emulator}. */
        public Builder apiKey(String key) {
            return with(builder -> builder.apiKey(key));
        }

        /** The port of REST and sidebands, for an application that is told it before; default: any free one. */
        public Builder httpPort(int port) {
            return with(builder -> builder.httpPort(port));
        }

        /** A script for calls that bring none of their own. */
        public Builder script(Script conversation) {
            return with(builder -> builder.script(conversation));
        }

        /** Gives a variable of scripts a value. */
        public Builder variable(String name, String value) {
            return with(builder -> builder.variable(name, value));
        }

        /** Writes a timeline of each call into a directory, see {@link TimelineDirectory}. */
        public Builder timelines(Path directory) {
            timelines = directory;
            return this;
        }

        /** Everything else that an emulator can be told. */
        public Builder with(Consumer<Emulator.Builder> more) {
            settings = settings.andThen(more);
            return this;
        }

        /** {@return the extension} */
        public EmulatorExtension build() {
            return new EmulatorExtension(settings, timelines);
        }
    }
}
