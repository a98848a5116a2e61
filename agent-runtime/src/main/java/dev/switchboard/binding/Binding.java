package dev.switchboard.binding;

import dev.switchboard.api.ToolParam;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.annotation.JsonbProperty;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the models of a deployment's tools, by JSON-B's rules and the application's own configuration of it. */
public final class Binding {

    private final JsonbSettings settings;
    private final Models models;

    /** A binding by JSON-B's defaults. */
    public Binding() {
        this(new JsonbConfig());
    }

    /**
     * A binding by the application's configuration.
     *
     * @param config names, formats, adapters and deserialisers; not to be changed afterwards
     */
    public Binding(JsonbConfig config) {
        this.settings = new JsonbSettings(config);
        this.models = new Models(settings);
    }

    /** Takes what is wrong with a tool. */
    @FunctionalInterface
    public interface Complaints {

        /**
         * Takes a problem.
         *
         * @param code its code, as in {@code SWB-1007}
         * @param message what is wrong and how to mend it
         */
        void add(String code, String message);
    }

    /** {@return what writes results} */
    public Results results() {
        return new Results(settings);
    }

    /**
     * Looks at the parameters of a tool.
     *
     * @param bean the bean's class, which may put types in the place of an inherited method's type variables
     * @param method the method
     * @param complaints takes every problem
     * @return the arguments; where there were problems, those that had none
     */
    public ToolArguments arguments(Class<?> bean, Method method, Complaints complaints) {
        Map<TypeVariable<?>, Type> variables = Types.variables(bean);
        List<Property> arguments = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Parameter parameter : method.getParameters()) {
            Site site = new Site(
                    Types.resolve(parameter.getParameterizedType(), variables),
                    List.of(parameter.getAnnotations()),
                    parameter.getAnnotatedType(),
                    null);
            String name = name(parameter, site, complaints);
            if (!names.add(name)) {
                complaints.add(
                        "SWB-1018", "two parameters are named '" + name + "'. Rename one: @ToolParam(name = ...).");
            }
            try {
                arguments.add(argument(name, site, complaints));
            } catch (UnsupportedTypeException e) {
                complaints.add("SWB-1007", "parameter '" + name + "': " + e.getMessage());
            } catch (UnfitDefaultException e) {
                complaints.add(
                        "SWB-1016",
                        "parameter '" + name + "': " + e.getMessage()
                                + ". Write it as the model would: JSON, or plain text for a text.");
            }
        }
        return new ToolArguments(arguments);
    }

    /**
     * Looks at what a tool returns.
     *
     * @param bean the bean's class
     * @param method the method
     * @param complaints takes every problem
     */
    public void result(Class<?> bean, Method method, Complaints complaints) {
        Type type = Types.resolve(method.getGenericReturnType(), Types.variables(bean));
        for (Class<?> part : ResultTypes.in(type)) {
            if (ResultTypes.isEntity(part)) {
                complaints.add(
                        "SWB-1008",
                        "returns the JPA entity " + part.getSimpleName()
                                + ", which would load and tell more than you mean. Return a record.");
            } else if (ResultTypes.isHidden(part)) {
                complaints.add(
                        "SWB-1009",
                        "returns " + part.getSimpleName()
                                + ", which is not public, so that JSON-B cannot write it. Make it public.");
            }
        }
    }

    private Property argument(String name, Site site, Complaints complaints) {
        Property argument = models.properties().argument(name, site);
        Class<?> raw = Types.raw(site.type());
        if (raw.isPrimitive() && !argument.isRequired() && argument.defaultValue() == null) {
            complaints.add(
                    "SWB-1006",
                    "parameter '" + name + "' is not required, but a " + raw
                            + " cannot be left out. Use its boxed type, or a defaultValue.");
        }
        return argument;
    }

    private static String name(Parameter parameter, Site site, Complaints complaints) {
        ToolParam param = site.annotation(ToolParam.class);
        if (param != null && !param.name().isEmpty()) {
            return param.name();
        }
        JsonbProperty property = site.annotation(JsonbProperty.class);
        if (property != null && !property.value().isEmpty()) {
            return property.value();
        }
        if (!parameter.isNamePresent()) {
            complaints.add(
                    "SWB-1005",
                    "parameter '" + parameter.getName() + "' has no name of its own. Compile with"
                            + " -parameters or write @ToolParam(name = \"...\").");
        }
        return parameter.getName();
    }
}
