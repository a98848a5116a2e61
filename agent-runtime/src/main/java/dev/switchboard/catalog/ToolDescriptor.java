package dev.switchboard.catalog;

import jakarta.json.JsonObject;
import java.lang.reflect.Method;
import java.util.List;

/**
 * A tool, as found at deployment.
 *
 * @param name the function's name as the model sees it
 * @param description what it does, in words for the model
 * @param readOnly whether it claims to change nothing
 * @param bean the bean class that declares it
 * @param method the method that is the tool
 * @param parameters the method's parameters, in order
 * @param schema the JSON Schema of the arguments
 */
public record ToolDescriptor(
        String name,
        String description,
        boolean readOnly,
        Class<?> bean,
        Method method,
        List<ToolParameter> parameters,
        JsonObject schema) {

    public ToolDescriptor {
        parameters = List.copyOf(parameters);
    }
}
