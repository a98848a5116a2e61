package dev.switchboard.it.retail;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** What was sent as JSON in a column; nothing looks into it. */
@Converter
public class FulfillmentsColumn implements AttributeConverter<List<Fulfillment>, String> {

    private static final Jsonb JSON = JsonbBuilder.create(Naming.underscores());

    @Override
    public String convertToDatabaseColumn(List<Fulfillment> sent) {
        return JSON.toJson(sent);
    }

    @Override
    public List<Fulfillment> convertToEntityAttribute(String column) {
        return List.of(JSON.fromJson(column, Fulfillment[].class));
    }
}
