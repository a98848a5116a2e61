package dev.switchboard.catalog;

import dev.switchboard.api.Agent;
import dev.switchboard.api.CallHandler;
import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolParam;
import jakarta.transaction.Transactional;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/** Reads the classes of tools and agents into a catalog, and collects every problem on the way. */
final class CatalogReader {

    private static final Pattern TOOL_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final List<Problem> problems = new ArrayList<>();
    private final Map<Class<?>, List<ToolDescriptor>> toolsByBean = new HashMap<>();

    /** Every problem that was found, in the order of the classes. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    Catalog read(List<Class<?>> toolBeans, List<Class<?>> agentBeans) {
        toolBeans.forEach(bean -> toolsByBean.put(bean, readTools(bean)));
        List<AgentDescriptor> agents = new ArrayList<>();
        Map<String, Class<?>> byNumber = new HashMap<>();
        for (Class<?> bean : agentBeans) {
            AgentDescriptor agent = readAgent(bean);
            for (String number : agent.numbers()) {
                Class<?> other = byNumber.putIfAbsent(number, bean);
                if (other != null) {
                    problem(
                            "SWB-1010",
                            bean.getName(),
                            number + " is answered by " + other.getName() + " already. Give each number to one agent.");
                }
            }
            agents.add(agent);
        }
        return new Catalog(agents);
    }

    private AgentDescriptor readAgent(Class<?> bean) {
        Agent agent = bean.getAnnotation(Agent.class);
        String place = bean.getName();
        if (!CallHandler.class.isAssignableFrom(bean)) {
            problem("SWB-1011", place, "is an @Agent but not a CallHandler. Implement CallHandler.");
        }
        if (agent.name().isBlank()) {
            problem("SWB-1012", place, "the agent has a blank name. Give it one: @Agent(name = \"reception\", ...).");
        }
        List<String> numbers = new ArrayList<>();
        for (String written : agent.numbers()) {
            String number = PhoneNumbers.normalise(written);
            if (number.isEmpty()) {
                problem("SWB-1013", place, "'" + written + "' is no telephone number. Write it as +18005550100.");
            }
            numbers.add(number);
        }
        if (numbers.isEmpty()) {
            problem("SWB-1013", place, "the agent has no number. Name at least one: numbers = \"+18005550100\".");
        }
        return new AgentDescriptor(agent.name(), numbers, bean, toolsOf(agent, place));
    }

    private List<ToolDescriptor> toolsOf(Agent agent, String place) {
        List<ToolDescriptor> tools = new ArrayList<>();
        Map<String, ToolDescriptor> byName = new HashMap<>();
        for (Class<?> bean : agent.tools()) {
            List<ToolDescriptor> ofBean = toolsByBean.get(bean);
            if (ofBean == null) {
                problem(
                        "SWB-1014",
                        place,
                        bean.getName() + " is no CDI bean with @Tool methods. Give it a scope, as in"
                                + " @ApplicationScoped, and see that its archive has a beans.xml.");
                continue;
            }
            for (ToolDescriptor tool : ofBean) {
                ToolDescriptor other = byName.putIfAbsent(tool.name(), tool);
                if (other != null) {
                    problem(
                            "SWB-1015",
                            place,
                            "has two tools named '" + tool.name() + "', in "
                                    + other.bean().getName() + " and " + bean.getName()
                                    + ". Rename one: @Tool(name = ...).");
                }
                tools.add(tool);
            }
        }
        return tools;
    }

    List<ToolDescriptor> readTools(Class<?> bean) {
        return Arrays.stream(bean.getMethods())
                .filter(method -> method.isAnnotationPresent(Tool.class) && !method.isBridge())
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> readTool(bean, method))
                .toList();
    }

    private ToolDescriptor readTool(Class<?> bean, Method method) {
        Tool tool = method.getAnnotation(Tool.class);
        String place = bean.getName() + "." + method.getName();
        String name = tool.name().isEmpty() ? method.getName() : tool.name();
        if (!TOOL_NAME.matcher(name).matches()) {
            problem("SWB-1001", place, "'" + name + "' is no function name. Use 1 to 64 letters, digits, _ or -.");
        }
        if (tool.value().isBlank()) {
            problem("SWB-1002", place, "the tool has no description. Say in @Tool(\"...\") what it does and when.");
        }
        if (Future.class.isAssignableFrom(method.getReturnType())
                && !CompletionStage.class.isAssignableFrom(method.getReturnType())) {
            problem(
                    "SWB-1003",
                    place,
                    "returns " + method.getReturnType().getSimpleName()
                            + ", which cannot be waited for in its transaction. Return the value itself, or a CompletionStage.");
        }
        refuseTransactionTypes(bean, method, tool, place);
        List<ToolParameter> parameters = Arrays.stream(method.getParameters())
                .map(parameter -> readParameter(parameter, place))
                .toList();
        return new ToolDescriptor(
                name, tool.value(), tool.readOnly(), bean, method, parameters, SchemaWriter.object(parameters));
    }

    private void refuseTransactionTypes(Class<?> bean, Method method, Tool tool, String place) {
        Transactional transactional = DeclaredTransaction.of(method, bean);
        if (transactional == null || tool.readOnly()) {
            return;
        }
        switch (transactional.value()) {
            case REQUIRED, REQUIRES_NEW -> {}
            default ->
                problem(
                        "SWB-1004",
                        place,
                        "is @Transactional(" + transactional.value()
                                + "), but a tool that writes has its own transaction. Use REQUIRED, or @Tool(readOnly = true).");
        }
    }

    private ToolParameter readParameter(Parameter parameter, String place) {
        ToolParam param = parameter.getAnnotation(ToolParam.class);
        boolean required = param == null || param.required();
        String name = param != null && !param.name().isEmpty() ? param.name() : parameter.getName();
        if (!parameter.isNamePresent() && (param == null || param.name().isEmpty())) {
            problem(
                    "SWB-1005",
                    place,
                    "parameter '" + parameter.getName() + "' has no name of its own. Compile with"
                            + " -parameters or write @ToolParam(name = \"...\").");
        }
        if (!required && parameter.getType().isPrimitive()) {
            problem(
                    "SWB-1006",
                    place,
                    "parameter '" + name + "' is not required, but a " + parameter.getType()
                            + " cannot be left out. Use its boxed type.");
        }
        try {
            return new ToolParameter(
                    name,
                    parameter.getParameterizedType(),
                    required,
                    SchemaWriter.described(
                            SchemaWriter.of(parameter.getParameterizedType(), parameter),
                            param == null ? "" : param.value()));
        } catch (UnsupportedTypeException e) {
            problem("SWB-1007", place, "parameter '" + name + "': " + e.getMessage());
            return new ToolParameter(name, parameter.getParameterizedType(), required, SchemaWriter.NOTHING);
        }
    }

    private void problem(String code, String place, String message) {
        problems.add(new Problem(code, place, message));
    }
}
