package dev.switchboard.telephony;

import dev.switchboard.api.OnRepeat;
import dev.switchboard.call.CallRules;
import dev.switchboard.call.CallRules.Waits;
import dev.switchboard.call.ToolRule;
import dev.switchboard.catalog.AgentDescriptor;
import dev.switchboard.catalog.ToolDescriptor;
import dev.switchboard.configuration.CallSettings;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What holds for a call, of the configuration and of the agent's tools. */
final class Rules {

    private Rules() {}

    static CallRules of(CallSettings settings, AgentDescriptor agent, Optional<String> greeting) {
        Map<String, ToolRule> tools =
                agent.tools().stream().collect(Collectors.toMap(ToolDescriptor::name, tool -> rule(settings, tool)));
        // what no tool has the name of is answered by the dispatcher and changes nothing
        ToolRule unknown = new ToolRule(false, false, OnRepeat.ALLOW, settings.hold(), settings.answerWithin());
        Waits waits = new Waits(
                settings.hold(),
                settings.holdAgain(),
                settings.idle(),
                settings.longestCall(),
                settings.warning(),
                settings.goodbye(),
                settings.transfer(),
                settings.keys());
        return new CallRules(greeting, tools, unknown, waits, settings.mostToolCalls(), settings.mostWrites());
    }

    private static ToolRule rule(CallSettings settings, ToolDescriptor tool) {
        return new ToolRule(
                !tool.readOnly(),
                tool.declared().openWorld(),
                tool.onRepeat(),
                tool.hold().orElseGet(settings::hold),
                tool.answerWithin().orElseGet(settings::answerWithin));
    }
}
