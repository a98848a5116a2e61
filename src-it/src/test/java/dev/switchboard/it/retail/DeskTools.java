package dev.switchboard.it.retail;

import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** What needs no data. */
@ApplicationScoped
public class DeskTools {

    private static final Pattern EXPRESSION = Pattern.compile("[0-9+\\-*/(). ]*");

    @Tool(value = "Calculate with numbers, +, -, *, / and parentheses.", name = "calculate", readOnly = true)
    public String calculate(String expression) {
        if (!EXPRESSION.matcher(expression).matches()) {
            throw new ToolException("Error: invalid characters in expression");
        }
        return Formula.text(Money.rounded(Formula.value(expression)));
    }

    @Tool(value = "Note a thought. Nothing happens.", name = "think", readOnly = true)
    public String think(String thought) {
        return "";
    }

    @Tool(value = "Hand the caller over to a person.", name = "transfer_to_human_agents", readOnly = true)
    public String transferToHumanAgents(String summary) {
        return "Transfer successful";
    }
}
