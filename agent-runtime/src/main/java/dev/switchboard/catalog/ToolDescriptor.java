package dev.switchboard.catalog;

import dev.switchboard.api.Tool;
import dev.switchboard.binding.ToolArguments;
import jakarta.json.JsonObject;
import java.lang.reflect.Method;

/**
 * A tool, as found at deployment.
 *
 * @param name the function's name as the model sees it
 * @param description what it does, in words for the model
 * @param readOnly whether it claims to change nothing
 * @param bean the bean class that has it
 * @param method the method that is the tool
 * @param arguments the method's arguments: their schema, and how they are read
 */
public record ToolDescriptor(
        String name, String description, boolean readOnly, Class<?> bean, Method method, ToolArguments arguments) {

    /** {@return what the method's annotation says} */
    public Tool declared() {
        return method.getAnnotation(Tool.class);
    }

    /** {@return the JSON Schema of the arguments} */
    public JsonObject schema() {
        return arguments.schema();
    }
}
