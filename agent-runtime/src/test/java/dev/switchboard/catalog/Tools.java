package dev.switchboard.catalog;

import dev.switchboard.binding.Binding;
import java.util.ArrayList;
import java.util.List;

/** Descriptors of a class's tools, for tests of what comes after the catalog. */
public final class Tools {

    private Tools() {}

    public static List<ToolDescriptor> of(Class<?> bean) {
        List<Problem> problems = new ArrayList<>();
        List<ToolDescriptor> tools = new ToolReader(new Binding(), problems).read(bean);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.toString());
        }
        return tools;
    }
}
