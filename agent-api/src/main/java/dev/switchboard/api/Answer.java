package dev.switchboard.api;

import java.util.Objects;
import java.util.Optional;

/**
 * What an agent decides about an incoming call. Immutable: each method returns a new answer.
 *
 * <pre>{@code
 * return Answer.accept()
 *         .instructions("You are the receptionist of ...")
 *         .greeting("Hello, this is ..., an automated assistant.");
 * }</pre>
 */
public sealed interface Answer {

    /**
     * {@return an answer that takes the call with the configured model and voice, and without instructions and greeting
     * but for what the deployment adds: the disclosure, and what to do in an emergency}
     */
    static Accept accept() {
        return new Accept(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * An answer that refuses the call.
     *
     * @param sipStatus the SIP status that the caller's side sees: 400 to 699; usual are 486 (busy) and 603 (declined)
     * @return the refusal
     * @throws IllegalArgumentException when the status is none that refuses
     */
    static Reject reject(int sipStatus) {
        return new Reject(sipStatus);
    }

    /**
     * Takes the call.
     *
     * @param instructions what the model is told about its task
     * @param greeting what is said first, word for word as far as the model keeps to it
     * @param model the model's name; empty: {@code switchboard.agent.<name>.model}, else {@code switchboard.model}
     * @param voice the voice's name; empty: {@code switchboard.agent.<name>.voice}, else {@code switchboard.voice}
     */
    record Accept(
            Optional<String> instructions, Optional<String> greeting, Optional<String> model, Optional<String> voice)
            implements Answer {

        public Accept {
            Objects.requireNonNull(instructions, "instructions");
            Objects.requireNonNull(greeting, "greeting");
            Objects.requireNonNull(model, "model");
            Objects.requireNonNull(voice, "voice");
        }

        /**
         * @param text what the model is told about its task; behind it comes what the deployment tells every agent, and
         *     which day and time it is
         * @return this answer with those instructions
         */
        public Accept instructions(String text) {
            return new Accept(Optional.of(text), greeting, model, voice);
        }

        /**
         * @param text what is said first
         * @return this answer with that greeting
         */
        public Accept greeting(String text) {
            return new Accept(instructions, Optional.of(text), model, voice);
        }

        /**
         * @param name a model's name; any text, the service knows which exist
         * @return this answer with that model
         */
        public Accept model(String name) {
            return new Accept(instructions, greeting, Optional.of(name), voice);
        }

        /**
         * @param name a voice's name; any text, the service knows which exist
         * @return this answer with that voice
         */
        public Accept voice(String name) {
            return new Accept(instructions, greeting, model, Optional.of(name));
        }
    }

    /**
     * Refuses the call.
     *
     * @param sipStatus the SIP status that the caller's side sees, 400 to 699
     */
    record Reject(int sipStatus) implements Answer {

        public Reject {
            if (sipStatus < 400 || sipStatus > 699) {
                throw new IllegalArgumentException("sipStatus must be 400 to 699 but is " + sipStatus);
            }
        }
    }
}
