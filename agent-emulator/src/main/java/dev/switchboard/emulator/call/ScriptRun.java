package dev.switchboard.emulator.call;

import dev.switchboard.emulator.call.CallerVoice.Transcription;
import dev.switchboard.emulator.event.EmulatorEvent.ExpectationFailed;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.Listening;
import dev.switchboard.emulator.event.EmulatorEvent.Party;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptStuck;
import dev.switchboard.emulator.script.Script;
import dev.switchboard.emulator.script.Step;
import dev.switchboard.emulator.script.Step.BargesIn;
import dev.switchboard.emulator.script.Step.CallerSays;
import dev.switchboard.emulator.script.Step.Fails;
import dev.switchboard.emulator.script.Step.HangsUp;
import dev.switchboard.emulator.script.Step.Listens;
import dev.switchboard.emulator.script.Step.PressesKeys;
import dev.switchboard.emulator.script.Step.StaysSilent;
import dev.switchboard.emulator.script.Step.Waits;
import dev.switchboard.emulator.script.Step.When;
import dev.switchboard.emulator.script.Variables;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plays a script in a call, and with it the service's side of the conversation: caller lines are followed by a response
 * of the model's own accord, as with server VAD; the first response and those after function calls wait for the
 * application's {@code response.create}.
 */
final class ScriptRun {

    private final EmulatedCall call;
    private final Session session;
    private final Conversation conversation;
    private final Settings settings;
    private final Model model;
    private final Playback playback;
    private final CallerVoice voice;
    private final McpServers mcp;
    private final Variables variables = new Variables();
    private final Deque<Step> steps = new ArrayDeque<>();
    private final OpenCalls openCalls = new OpenCalls();
    private final ScriptedResponse scripted;
    private final Interruptions interruptions;
    private @Nullable Transcription transcription;
    private @Nullable ResponseRequest early;
    private boolean started;
    private boolean pausing;
    private boolean waitsForRequest;
    private boolean listening;
    private int waits;

    ScriptRun(EmulatedCall call, Script script, Session session, Conversation conversation, Settings settings) {
        this.call = call;
        this.session = session;
        this.conversation = conversation;
        this.settings = settings;
        this.playback = new Playback(call, session.audio(), settings.perWord());
        this.model = new Model(call, playback, settings.perWord());
        this.voice = new CallerVoice(call, session, conversation, settings.perWord());
        this.mcp = new McpServers(call, session, conversation, script.steps());
        this.scripted = new ScriptedResponse(call, session, variables, openCalls);
        this.interruptions = new Interruptions(call, session, conversation, model, playback, this::speak);
        steps.addAll(script.steps());
        settings.variables().forEach(variables::set);
        variables.set("caller.name", call.invite().callerName());
        variables.set("caller.number", call.invite().callerNumber());
        variables.set("greeting", "Hello.");
    }

    Model model() {
        return model;
    }

    Playback playback() {
        return playback;
    }

    CallerVoice voice() {
        return voice;
    }

    McpServers mcp() {
        return mcp;
    }

    /** Begins with the first sideband, so that nothing is said behind the application's back, or without one. */
    void start() {
        call.after(settings.patience(), this::attached);
    }

    void attached() {
        if (!started) {
            started = true;
            mcp.list();
            next(true);
        }
    }

    /** Plays on. A response is due after what the caller said; at the start and after answers it must be asked for. */
    private void next(boolean mustBeRequested) {
        if (!call.isAnswered()) {
            return;
        }
        chooseBranches();
        Step step = steps.peek();
        if (ScriptedResponse.isPartOf(step)) {
            if (mustBeRequested) {
                waitForRequest();
            } else {
                ResponseRequest request = early == null ? ResponseRequest.ofSession(session) : early;
                early = null;
                respond(request);
            }
            return;
        }
        tellTranscription();
        steps.poll();
        if (step == null || step instanceof HangsUp) {
            finish(step == null || ((HangsUp) step).byCaller());
        } else if (step instanceof CallerSays caller) {
            speak(caller.text(), () -> {});
        } else if (step instanceof BargesIn caller) {
            speak(caller.text(), () -> {});
        } else if (step instanceof PressesKeys keys) {
            keys.keys().chars().forEach(key -> call.pressed(Character.toString(key)));
            next(true);
        } else if (step instanceof StaysSilent) {
            staySilent();
        } else if (step instanceof Waits pause) {
            pause(pause.duration(), mustBeRequested);
        } else if (step instanceof Listens) {
            steps.push(step);
            listening = true;
            call.tell(new Listening(call.id()));
        } else if (step instanceof Fails fails) {
            call.fail(fails.fault());
            next(mustBeRequested);
        }
    }

    /** Plays steps in the place where the script listens, and then listens again. */
    void play(List<Step> more, Map<String, String> values) {
        if (!listening) {
            stuck("steps came from outside while the script did not listen");
            return;
        }
        listening = false;
        values.forEach(variables::set);
        for (int i = more.size() - 1; i >= 0; i--) {
            steps.push(more.get(i));
        }
        next(false);
    }

    private void speak(String text, Runnable atOnce) {
        voice.speak(variables.fill(text), atOnce, heard -> {
            transcription = heard.orElse(null);
            next(!session.createsResponses());
        });
    }

    /** A request that comes in a pause is served behind it. */
    private void pause(Duration duration, boolean mustBeRequested) {
        pausing = mustBeRequested;
        call.after(duration, () -> {
            pausing = false;
            next(mustBeRequested && early == null);
        });
    }

    private void staySilent() {
        Optional<Duration> timeout = session.idleTimeout();
        if (timeout.isEmpty()) {
            stuck("the caller is silent, but the session has no idle_timeout_ms");
            return;
        }
        call.after(settings.real(timeout.get()), () -> {
            if (call.isAnswered()) {
                transcription = voice.idle(timeout.get()).orElse(null);
                next(!session.createsResponses());
            }
        });
    }

    private void tellTranscription() {
        if (transcription != null) {
            call.send(transcription.deltas());
            call.send(transcription.completed());
            transcription = null;
        }
    }

    private void waitForRequest() {
        tellTranscription();
        waitsForRequest = true;
        int wait = ++waits;
        call.after(settings.patience(), () -> {
            if (waitsForRequest && wait == waits && call.isAnswered()) {
                waitsForRequest = false;
                stuck(
                        openCalls.awaited() == 0
                                ? "the application never asked for a response"
                                : "no answer to " + openCalls.awaited() + " function call(s) in "
                                        + settings.patience().toSeconds() + " s");
            }
        });
    }

    /** The application asks for a response. */
    void requested(JsonObject event) throws Flaw {
        ResponseRequest request = ResponseRequest.of(event, session);
        if (request.apart()) {
            model.generateApart(apart(request));
            return;
        }
        Response active = model.active();
        if (active != null) {
            throw Flaw.activeResponse(active.id());
        }
        request.greeting().ifPresent(words -> variables.set("greeting", words));
        if (pausing) {
            early = request;
            return;
        }
        chooseBranches();
        if (waitsForRequest && openCalls.awaited() == 0) {
            waitsForRequest = false;
            if (ScriptedResponse.isPartOf(steps.peek())) {
                respond(request);
                return;
            }
            if (steps.peek() instanceof Waits || steps.peek() instanceof Fails) {
                next(false);
                return;
            }
            respondAside(request, () -> next(false));
        } else {
            respondAside(request, () -> {});
        }
    }

    /** What the script has no place for: the words that the application wants said, or nothing. */
    private void respondAside(ResponseRequest request, Runnable whenHeard) {
        Response response = new Response(session, conversation, request);
        request.words().ifPresent(words -> response.say(words, scripted.says(words)));
        model.generate(response, () -> playback.end(response, whenHeard));
    }

    private Response apart(ResponseRequest request) {
        Response response = new Response(session, conversation, request);
        response.say(request.words().orElse("All right."), () -> {});
        return response;
    }

    /** One response: the lines and function calls that follow each other in the script. */
    private void respond(ResponseRequest request) {
        Response response = new Response(session, conversation, request);
        Optional<String> problem = scripted.plan(response, steps);
        if (problem.isPresent()) {
            stuck(problem.get());
            return;
        }
        if (transcription != null) {
            response.transcribes(transcription.deltas(), transcription.completed());
            transcription = null;
        }
        if (steps.peek() instanceof BargesIn interruption) {
            steps.poll();
            interruptions.generateAndInterrupt(response, interruption);
            return;
        }
        boolean calls = scripted.calls();
        model.generate(response, () -> {
            if (calls) {
                waitForRequest();
            }
            playback.end(response, () -> {
                if (!calls) {
                    next(openCalls.awaited() > 0);
                }
            });
        });
    }

    /** The application cancels the active response; what it says next, it must ask for. */
    void cancelled() {
        Response active = model.active();
        model.cut("client_cancelled");
        if (active != null) {
            playback.end(active, () -> next(true));
        }
    }

    /** The application answers a function call; whether there is one of that id. */
    boolean answered(String functionCallId, String output) {
        Optional<OpenCalls.Open> found = openCalls.answered(functionCallId);
        if (found.isEmpty()) {
            return false;
        }
        OpenCalls.Open open = found.get();
        Duration duration = Duration.ofNanos(System.nanoTime() - open.since());
        call.tell(new FunctionAnswered(call.id(), functionCallId, output, duration));
        open.capture(output, variables);
        if (open.expects() != null) {
            open.expects().filled(variables).difference(output).ifPresent(difference -> {
                call.tell(new ExpectationFailed(call.id(), functionCallId, open.tool(), difference));
                stuck(open.tool() + " did not answer as expected:\n" + difference);
            });
        }
        return true;
    }

    private void chooseBranches() {
        while (steps.peek() instanceof When when) {
            steps.poll();
            List<Step> branch = when.branch(variables);
            for (int i = branch.size() - 1; i >= 0; i--) {
                steps.push(branch.get(i));
            }
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
}
