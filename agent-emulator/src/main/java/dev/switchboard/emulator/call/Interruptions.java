package dev.switchboard.emulator.call;

import dev.switchboard.emulator.event.EmulatorEvent.AgentInterrupted;
import dev.switchboard.emulator.script.Step.BargesIn;
import java.util.function.BiConsumer;

/** Callers who speak while the agent does: what is not generated is cancelled, and what is not played is truncated. */
final class Interruptions {

    private final EmulatedCall call;
    private final Session session;
    private final Conversation conversation;
    private final Model model;
    private final Playback playback;
    private final BiConsumer<String, Runnable> caller;

    /**
     * @param caller has the caller say something, and does what is to be done when they begin
     */
    Interruptions(
            EmulatedCall call,
            Session session,
            Conversation conversation,
            Model model,
            Playback playback,
            BiConsumer<String, Runnable> caller) {
        this.call = call;
        this.session = session;
        this.conversation = conversation;
        this.model = model;
        this.playback = playback;
        this.caller = caller;
    }

    void generateAndInterrupt(Response response, BargesIn interruption) {
        int words = interruption.afterWords();
        if (interruption.whileGenerating()) {
            response.pauseAfter(words);
        }
        model.generate(
                response,
                () -> call.after(playback.until(response, words), () -> {
                    if (call.isAnswered()) {
                        interrupt(response, interruption);
                    }
                }));
    }

    private void interrupt(Response response, BargesIn interruption) {
        if (!session.interrupts()) {
            // the agent speaks on, and the caller has to wait
            playback.end(response, () -> caller.accept(interruption.text(), () -> {}));
            return;
        }
        caller.accept(interruption.text(), () -> {
            model.cut("turn_detected");
            int heard =
                    playback.cut(interruption.afterWords()).map(this::truncate).orElse(0);
            call.tell(new AgentInterrupted(call.id(), heard));
        });
    }

    private int truncate(Playback.Cut cut) {
        long millis = session.audio().length(cut.words()).toMillis();
        call.send(Truncation.of(conversation, cut.itemId(), 0, millis));
        return cut.wordsOfResponse();
    }
}
