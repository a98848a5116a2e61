package dev.switchboard.catalog;

import dev.switchboard.api.Agent;
import dev.switchboard.api.CallHandler;
import dev.switchboard.binding.Binding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the classes of tools and agents into a catalog, and collects every problem on the way. */
final class CatalogReader {

    private final List<Problem> problems = new ArrayList<>();
    private final Map<Class<?>, List<ToolDescriptor>> toolsByBean = new HashMap<>();
    private final ToolReader toolReader;
    private final PhoneNumbers phoneNumbers;

    CatalogReader(Binding binding, PhoneNumbers phoneNumbers) {
        this.phoneNumbers = phoneNumbers;
        this.toolReader = new ToolReader(binding, problems);
    }

    /** Every problem that was found, in the order of the classes. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    Catalog read(List<Class<?>> toolBeans, List<Class<?>> agentBeans) {
        toolBeans.forEach(bean -> toolsByBean.put(bean, toolReader.read(bean)));
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
        return new Catalog(agents, phoneNumbers);
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
            phoneNumbers
                    .flaw(written)
                    .ifPresent(flaw ->
                            problem("SWB-1013", place, "'" + written + "' " + flaw + ". Write it as +18005550100."));
            numbers.add(phoneNumbers.canonical(written));
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

    private void problem(String code, String place, String message) {
        problems.add(new Problem(code, place, message));
    }
}
