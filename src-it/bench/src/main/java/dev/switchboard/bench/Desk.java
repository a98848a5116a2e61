package dev.switchboard.bench;

import dev.switchboard.api.Tool;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * The tools that everybody runs, each offered to all three libraries. They give back what they were given, so that the
 * answer shows what was bound.
 */
public class Desk {

    public enum Delivery {
        PICKUP,
        STANDARD,
        EXPRESS
    }

    public record Reservation(String name, int guests) {}

    public record Address(@NotBlank String street, @NotBlank String city) {}

    public record Order(
            @NotBlank @Size(max = 80) String customer,
            @Size(min = 1, max = 10) List<String> articles,
            Delivery delivery,
            Address address) {}

    @Tool(value = "Reserves a table", readOnly = true)
    @dev.langchain4j.agent.tool.Tool("Reserves a table")
    @org.springframework.ai.tool.annotation.Tool(description = "Reserves a table")
    public Reservation reserve(@NotBlank @Size(max = 80) String name, @Min(1) @Max(20) int guests) {
        return new Reservation(name, guests);
    }

    @Tool(value = "Takes an order", readOnly = true)
    @dev.langchain4j.agent.tool.Tool("Takes an order")
    @org.springframework.ai.tool.annotation.Tool(description = "Takes an order")
    public Order order(Order order) {
        return order;
    }

    @Tool(value = "Fills in a form", readOnly = true)
    @dev.langchain4j.agent.tool.Tool("Fills in a form")
    @org.springframework.ai.tool.annotation.Tool(description = "Fills in a form")
    public Form fill(Form form) {
        return form;
    }
}
