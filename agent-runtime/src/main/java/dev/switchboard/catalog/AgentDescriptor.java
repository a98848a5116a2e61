package dev.switchboard.catalog;

import java.util.List;
import java.util.Optional;

/**
 * An agent, as found at deployment.
 *
 * @param name its name
 * @param numbers the called numbers that it answers, as {@link PhoneNumbers#canonical} writes them
 * @param handler the bean class that decides about its calls
 * @param tools the tools that it may call
 */
public record AgentDescriptor(String name, List<String> numbers, Class<?> handler, List<ToolDescriptor> tools) {

    public AgentDescriptor {
        numbers = List.copyOf(numbers);
        tools = List.copyOf(tools);
    }

    /**
     * One of this agent's tools.
     *
     * @param toolName the name as the model wrote it
     * @return the tool, or empty where this agent has none of that name
     */
    public Optional<ToolDescriptor> tool(String toolName) {
        return tools.stream().filter(tool -> tool.name().equals(toolName)).findFirst();
    }
}
