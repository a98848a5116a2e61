package dev.switchboard.catalog;

import dev.switchboard.api.OnRepeat;
import dev.switchboard.api.Tool;
import dev.switchboard.binding.Binding;
import dev.switchboard.binding.ToolArguments;
import dev.switchboard.configuration.Durations;
import jakarta.transaction.Transactional;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/** Reads the tools of a bean. */
final class ToolReader {

    private static final Pattern TOOL_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Binding binding;
    private final List<Problem> problems;

    ToolReader(Binding binding, List<Problem> problems) {
        this.binding = binding;
        this.problems = problems;
    }

    List<ToolDescriptor> read(Class<?> bean) {
        Map<String, Method> byName = new HashMap<>();
        List<ToolDescriptor> tools = new ArrayList<>();
        for (Method method : ToolMethods.of(bean, problems)) {
            ToolDescriptor tool = read(bean, method);
            Method other = byName.putIfAbsent(tool.name(), method);
            if (other != null) {
                problems.add(new Problem(
                        "SWB-1017",
                        place(bean, method),
                        "is named '" + tool.name() + "', as is " + other.getName()
                                + " of this bean. Rename one: @Tool(name = ...)."));
            }
            tools.add(tool);
        }
        return tools;
    }

    static String place(Class<?> bean, Method method) {
        return bean.getName() + "." + method.getName();
    }

    private ToolDescriptor read(Class<?> bean, Method method) {
        Tool tool = method.getAnnotation(Tool.class);
        String place = place(bean, method);
        Binding.Complaints complaints = (code, message) -> problems.add(new Problem(code, place, message));
        String name = tool.name().isEmpty() ? method.getName() : tool.name();
        if (!TOOL_NAME.matcher(name).matches()) {
            complaints.add("SWB-1001", "'" + name + "' is no function name. Use 1 to 64 letters, digits, _ or -.");
        }
        if (tool.value().isBlank()) {
            complaints.add("SWB-1002", "the tool has no description. Say in @Tool(\"...\") what it does and when.");
        }
        if (Future.class.isAssignableFrom(method.getReturnType())
                && !CompletionStage.class.isAssignableFrom(method.getReturnType())) {
            complaints.add(
                    "SWB-1003",
                    "returns " + method.getReturnType().getSimpleName()
                            + ", which cannot be waited for in its transaction. Return the value itself, or a"
                            + " CompletionStage.");
        }
        refuseTransactionTypes(bean, method, tool, complaints);
        OpenWorldRules.check(bean, method, tool, complaints);
        refuseNoDuration("hold", tool.hold(), complaints);
        refuseNoDuration("answerWithin", tool.answerWithin(), complaints);
        if (tool.readOnly() && tool.onRepeat() != OnRepeat.CONFIRM) {
            complaints.add(
                    "SWB-1031",
                    "is readOnly and has onRepeat = " + tool.onRepeat()
                            + ", but what changes nothing is always run again. Leave onRepeat out.");
        }
        binding.result(bean, method, complaints);
        ToolArguments arguments = binding.arguments(bean, method, complaints);
        return new ToolDescriptor(name, tool.value(), tool.readOnly(), bean, method, arguments);
    }

    private static void refuseNoDuration(String name, String text, Binding.Complaints complaints) {
        try {
            if (!text.isEmpty()) {
                Durations.parse(text);
            }
        } catch (IllegalArgumentException e) {
            complaints.add("SWB-1030", name + ": " + e.getMessage() + ".");
        }
    }

    private static void refuseTransactionTypes(Class<?> bean, Method method, Tool tool, Binding.Complaints complaints) {
        Transactional transactional = DeclaredTransaction.of(method, bean);
        if (transactional == null || tool.readOnly()) {
            return;
        }
        switch (transactional.value()) {
            case REQUIRED, REQUIRES_NEW -> {}
            default ->
                complaints.add(
                        "SWB-1004",
                        "is @Transactional(" + transactional.value()
                                + "), but a tool that writes has its own transaction. Use REQUIRED, or @Tool(readOnly = true).");
        }
    }
}
