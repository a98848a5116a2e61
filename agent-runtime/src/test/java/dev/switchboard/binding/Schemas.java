package dev.switchboard.binding;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.json.JsonObject;

/** What an independent library says of a schema. */
final class Schemas {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final Schema OF_SCHEMAS =
            REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    private Schemas() {}

    /** Everything that makes it no schema; empty for a good one. */
    static String problems(JsonObject schema) {
        return problems(OF_SCHEMAS, schema.toString());
    }

    static Schema parse(JsonObject schema) {
        return REGISTRY.getSchema(schema.toString());
    }

    /** Everything that a value has against a schema; empty where it is accepted. */
    static String problems(Schema schema, String json) {
        var errors = schema.validate(
                json,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        return errors.isEmpty() ? "" : errors.toString();
    }
}
