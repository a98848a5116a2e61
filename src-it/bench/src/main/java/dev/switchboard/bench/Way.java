package dev.switchboard.bench;

import dev.switchboard.dispatch.Ours;
import java.util.function.UnaryOperator;

/** Who takes a call from the arguments' JSON to the answer's. */
public enum Way {
    FLOOR("by hand") {
        @Override
        UnaryOperator<String> of(Input input) {
            Floor floor = new Floor();
            return switch (input.tool) {
                case "reserve" -> floor::reserve;
                case "order" -> floor::order;
                default -> floor::fill;
            };
        }
    },
    OURS_BARE("ours, bare") {
        @Override
        UnaryOperator<String> of(Input input) {
            return Ours.bare(new Desk(), input.tool);
        }
    },
    OURS_WHOLE("ours, dispatcher") {
        @Override
        UnaryOperator<String> of(Input input) {
            return Ours.whole(new Desk(), input.tool);
        }
    },
    LANGCHAIN4J("langchain4j") {
        @Override
        UnaryOperator<String> of(Input input) {
            return new LangChain4j(new Desk(), input.tool)::call;
        }
    },
    SPRING_AI("Spring AI") {
        @Override
        UnaryOperator<String> of(Input input) {
            return new SpringAi(new Desk(), input.tool)::call;
        }
    };

    final String words;

    Way(String words) {
        this.words = words;
    }

    abstract UnaryOperator<String> of(Input input);
}
