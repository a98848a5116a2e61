package dev.switchboard.binding;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGeneratorFactory;
import java.util.Map;

/** The platform's JSON library, looked up once: every method of {@code Json} would look it up again. */
final class JsonTexts {

    static final JsonProvider PROVIDER = JsonProvider.provider();
    static final JsonGeneratorFactory GENERATORS = PROVIDER.createGeneratorFactory(Map.of());

    private JsonTexts() {}
}
