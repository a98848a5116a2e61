package dev.switchboard.it.retail;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ids as JSON in a column; nothing looks into them. */
@Converter
public class IdsColumn implements AttributeConverter<List<String>, String> {

    private static final Jsonb JSON = JsonbBuilder.create();

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable List<String> ids) {
        return ids == null ? null : JSON.toJson(ids);
    }

    @Override
    public @Nullable List<String> convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : List.of(JSON.fromJson(column, String[].class));
    }
}
