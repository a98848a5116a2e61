package dev.switchboard.catalog;

import dev.switchboard.binding.Binding;
import java.util.ArrayList;
import java.util.List;

/** Tools as the catalog describes them at deployment. */
public final class Described {

    private Described() {}

    public static List<ToolDescriptor> tools(Class<?> bean, Binding binding) {
        List<Problem> problems = new ArrayList<>();
        List<ToolDescriptor> tools = new ToolReader(binding, problems).read(bean);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.toString());
        }
        return tools;
    }
}
