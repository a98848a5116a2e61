package dev.switchboard.catalog;

import java.util.List;
import java.util.Optional;

/** Every agent of the deployment with its tools. Immutable. */
public class Catalog {

    private final List<AgentDescriptor> agents;
    private final PhoneNumbers numbers;

    /** For the container's proxy. */
    protected Catalog() {
        this(List.of(), PhoneNumbers.in(Optional.empty()));
    }

    Catalog(List<AgentDescriptor> agents, PhoneNumbers numbers) {
        this.agents = List.copyOf(agents);
        this.numbers = numbers;
    }

    /**
     * The agent that answers a number.
     *
     * @param calledNumber the number in any form
     * @return the agent, or empty where nobody has that number
     */
    public Optional<AgentDescriptor> agentFor(String calledNumber) {
        String number = numbers.canonical(calledNumber);
        return agents.stream().filter(agent -> agent.numbers().contains(number)).findFirst();
    }

    /**
     * The agent of a name.
     *
     * @param name its name
     * @return the agent, or empty where none has that name (any more)
     */
    public Optional<AgentDescriptor> agentNamed(String name) {
        return agents.stream().filter(agent -> agent.name().equals(name)).findFirst();
    }

    /**
     * How much of the model's attention an agent's tools take, on every call: names, descriptions and schemas.
     *
     * @param agent one of {@link #agents}
     * @return the number of characters
     */
    public int schemaCharacters(AgentDescriptor agent) {
        return agent.tools().stream()
                .mapToInt(tool -> tool.name().length()
                        + tool.description().length()
                        + tool.schema().toString().length())
                .sum();
    }

    /** {@return all agents} */
    public List<AgentDescriptor> agents() {
        return agents;
    }
}
