package dev.switchboard.emulator.call;

import dev.switchboard.emulator.event.EmulatorEvent.AgentSaid;
import dev.switchboard.emulator.event.EmulatorEvent.CallerSaid;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionCalled;
import dev.switchboard.emulator.event.EmulatorEvent.Listening;
import dev.switchboard.emulator.event.EmulatorEvent.Party;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptStuck;
import dev.switchboard.emulator.script.Script;
import dev.switchboard.emulator.script.Step;
import dev.switchboard.emulator.script.Step.AgentSays;
import dev.switchboard.emulator.script.Step.CallerSays;
import dev.switchboard.emulator.script.Step.CallsTool;
import dev.switchboard.emulator.script.Step.HangsUp;
import dev.switchboard.emulator.script.Step.Listens;
import dev.switchboard.emulator.script.Step.When;
import dev.switchboard.emulator.script.Variables;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plays a script in a call, and with it the service's side of the conversation: caller lines are followed by a response
 * of the model's own accord, as with server VAD; the first response and those after function calls wait for the
 * application's {@code response.create}.
 */
final class ScriptRun {

    private static final String SAY = "Say to the user:";
    private static final int MILLISECONDS_UNTIL_STOPPED = 200;

    private record OpenCall(String variable, long since) {}

    private final EmulatedCall call;
    private final Session session;
    private final Conversation conversation;
    private final Settings settings;
    private final Variables variables = new Variables();
    private final Deque<Step> steps = new ArrayDeque<>();
    private final Map<String, OpenCall> openCalls = new HashMap<>();
    private final List<JsonObject> afterResponse = new ArrayList<>();
    private @Nullable Response active;
    private boolean waitsForRequest;
    private boolean listening;
    private int waits;
    private int audioMillis;

    ScriptRun(EmulatedCall call, Script script, Session session, Conversation conversation, Settings settings) {
        this.call = call;
        this.session = session;
        this.conversation = conversation;
        this.settings = settings;
        steps.addAll(script.steps());
        settings.variables().forEach(variables::set);
        variables.set("caller.name", call.invite().callerName());
        variables.set("caller.number", call.invite().callerNumber());
        variables.set("greeting", "Hello.");
    }

    void start() {
        next(true);
    }

    /** Plays on. A response is due after what the caller said; at the start and after answers it must be asked for. */
    private void next(boolean mustBeRequested) {
        if (!call.isAnswered()) {
            return;
        }
        chooseBranches();
        Step step = steps.poll();
        if (step == null || step instanceof HangsUp) {
            finish(step == null || ((HangsUp) step).byCaller());
        } else if (step instanceof CallerSays caller) {
            callerSays(variables.fill(caller.text()));
        } else if (step instanceof Listens) {
            steps.push(step);
            listening = true;
            call.tell(new Listening(call.id()));
        } else if (!(step instanceof AgentSays || step instanceof CallsTool)) {
            stuck("the emulator cannot play " + step + " yet");
        } else {
            steps.push(step);
            if (mustBeRequested) {
                waitForRequest();
            } else {
                respond();
            }
        }
    }

    /** Plays steps in the place where the script listens, and then listens again. */
    void play(List<Step> more, Map<String, String> values) {
        if (!listening) {
            call.tell(new ScriptStuck(call.id(), "steps came from outside while the script did not listen"));
            return;
        }
        listening = false;
        values.forEach(variables::set);
        for (int i = more.size() - 1; i >= 0; i--) {
            steps.push(more.get(i));
        }
        next(false);
    }

    private void callerSays(String text) {
        Duration spoken = duration(text);
        JsonObject item = Conversation.userSpeech(null);
        String itemId = item.getString("id");
        call.send(Conversation.event("input_audio_buffer.speech_started")
                .put("audio_start_ms", audioMillis)
                .put("item_id", itemId));
        audioMillis += Math.toIntExact(spoken.toMillis()) + MILLISECONDS_UNTIL_STOPPED;
        call.after(spoken, () -> {
            if (!call.isAnswered()) {
                return;
            }
            call.send(Conversation.event("input_audio_buffer.speech_stopped")
                    .put("audio_end_ms", audioMillis)
                    .put("item_id", itemId));
            JsonObject added = conversation.add(item);
            String previous = added.getString("previous_item_id");
            call.send(Conversation.event("input_audio_buffer.committed")
                    .put("previous_item_id", previous)
                    .put("item_id", itemId));
            call.send(added);
            call.send(conversation.done(item, previous));
            call.tell(new CallerSaid(call.id(), text));
            if (session.transcribes()) {
                call.send(Conversation.event("conversation.item.input_audio_transcription.completed")
                        .put("item_id", itemId)
                        .put("content_index", 0)
                        .put("transcript", text)
                        .put(
                                "usage",
                                new JsonObject().put("type", "duration").put("seconds", spoken.toMillis() / 1000.0)));
            }
            next(false);
        });
    }

    private void waitForRequest() {
        waitsForRequest = true;
        int wait = ++waits;
        call.after(settings.patience(), () -> {
            if (waitsForRequest && wait == waits && call.isAnswered()) {
                waitsForRequest = false;
                stuck(
                        openCalls.isEmpty()
                                ? "the application never asked for a response"
                                : "no answer to " + openCalls.size() + " function call(s) in "
                                        + settings.patience().toSeconds() + " s");
            }
        });
    }

    /** The application asks for a response. */
    void requested(JsonObject event, java.util.function.Consumer<JsonObject> refuse) throws Flaw {
        if (active != null) {
            refuse.accept(Errors.activeResponse(event, active.id()));
            return;
        }
        if (event.getValue("response") != null) {
            JsonObject response = Fields.object(event, "response", "response");
            if (response.getValue("instructions") != null) {
                String instructions = Fields.text(response, "instructions", "response.instructions");
                variables.set(
                        "greeting",
                        instructions.startsWith(SAY)
                                ? instructions.substring(SAY.length()).strip()
                                : instructions);
            }
        }
        if (waitsForRequest && openCalls.isEmpty()) {
            waitsForRequest = false;
            respond();
        } else {
            // nothing to say at this place of the script
            call.send(new Response(session, conversation).generated());
        }
    }

    /** One response: the lines and function calls that follow each other in the script. */
    private void respond() {
        Response response = new Response(session, conversation);
        active = response;
        List<Runnable> told = new ArrayList<>();
        while (steps.peek() instanceof AgentSays line) {
            steps.poll();
            String text = variables.fill(line.text());
            response.say(text);
            told.add(() -> call.tell(new AgentSaid(call.id(), text)));
        }
        while (steps.peek() instanceof CallsTool tool) {
            steps.poll();
            if (!session.toolNames().contains(tool.tool())) {
                active = null;
                stuck("the session has no function " + tool.tool() + ", only " + session.toolNames());
                return;
            }
            String functionCallId = Ids.functionCall();
            String arguments = new JsonObject(variables.fill(tool.arguments())).encodePrettily();
            response.call(functionCallId, tool.tool(), arguments);
            openCalls.put(functionCallId, new OpenCall(tool.as(), System.nanoTime()));
            told.add(() -> call.tell(new FunctionCalled(call.id(), functionCallId, tool.tool(), arguments)));
        }
        boolean calls = !openCalls.isEmpty();
        if (calls) {
            waitForRequest();
        }
        told.forEach(Runnable::run);
        call.send(response.generated());
        active = null;
        call.send(afterResponse);
        afterResponse.clear();
        heard(response, calls);
    }

    private void heard(Response response, boolean calls) {
        call.after(settings.perWord().multipliedBy(response.words()), () -> {
            if (response.words() > 0) {
                call.send(response.playback("output_audio_buffer.stopped"));
            }
            if (!calls) {
                next(false);
            }
        });
    }

    /** The application answers a function call; whether there is one of that id. */
    boolean answered(String functionCallId, String output) {
        OpenCall open = openCalls.remove(functionCallId);
        if (open == null) {
            return false;
        }
        variables.set(open.variable(), output);
        variables.set("output", output);
        call.tell(new FunctionAnswered(
                call.id(), functionCallId, output, Duration.ofNanos(System.nanoTime() - open.since())));
        if (openCalls.isEmpty() && waitsForRequest) {
            // what comes next may depend on the answers
            chooseBranches();
        }
        return true;
    }

    private void chooseBranches() {
        while (steps.peek() instanceof When when) {
            steps.poll();
            List<Step> branch = variables.get(when.variable()).isPresent() ? when.then() : when.otherwise();
            for (int i = branch.size() - 1; i >= 0; i--) {
                steps.push(branch.get(i));
            }
        }
    }

    /** Sends events now, or behind the response that is being generated. */
    void sendBehindResponse(List<JsonObject> events) {
        if (active == null) {
            call.send(events);
        } else {
            afterResponse.addAll(events);
        }
    }

    private void finish(boolean byCaller) {
        call.tell(new ScriptFinished(call.id(), byCaller ? Party.CALLER : Party.APPLICATION));
        call.after(settings.goodbye(), () -> {
            if (call.isAnswered()) {
                call.hangUp(
                        Party.SERVICE,
                        (byCaller ? "the caller" : "the application") + " did not hang up in "
                                + settings.goodbye().toSeconds() + " s");
            }
        });
    }

    private void stuck(String why) {
        call.tell(new ScriptStuck(call.id(), why));
        call.hangUp(Party.SERVICE, why);
    }

    private Duration duration(String text) {
        return settings.perWord().multipliedBy(text.split("\\s+", -1).length);
    }
}
