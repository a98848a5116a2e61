package dev.switchboard.it.retail;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.LinkedHashMap;
import java.util.Map;

/** A variant's options as JSON in a column; nothing looks into them. */
@Converter
public class OptionsColumn implements AttributeConverter<Map<String, String>, String> {

    private static final Jsonb JSON = JsonbBuilder.create();

    @Override
    public String convertToDatabaseColumn(Map<String, String> options) {
        return JSON.toJson(options);
    }

    @Override
    public Map<String, String> convertToEntityAttribute(String column) {
        return JSON.fromJson(
                column, new LinkedHashMap<String, String>() {}.getClass().getGenericSuperclass());
    }
}
