package dev.switchboard.catalog;

import jakarta.json.JsonObject;
import java.lang.reflect.Type;

/**
 * A parameter of a tool.
 *
 * @param name the argument's name
 * @param type the parameter's generic type
 * @param required whether the model must give it
 * @param schema the JSON Schema of its value
 */
public record ToolParameter(String name, Type type, boolean required, JsonObject schema) {}
