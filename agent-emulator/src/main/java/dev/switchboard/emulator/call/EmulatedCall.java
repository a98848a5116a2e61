package dev.switchboard.emulator.call;

import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.event.EmulatorEvent.Accepted;
import dev.switchboard.emulator.event.EmulatorEvent.AgentSaid;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.KeyPressed;
import dev.switchboard.emulator.event.EmulatorEvent.Party;
import dev.switchboard.emulator.event.EmulatorEvent.ReferEnded;
import dev.switchboard.emulator.event.EmulatorEvent.ReferSent;
import dev.switchboard.emulator.event.EmulatorEvent.Rejected;
import dev.switchboard.emulator.event.EmulatorEvent.SidebandAttached;
import dev.switchboard.emulator.event.EmulatorEvent.SidebandClosed;
import dev.switchboard.emulator.fault.CallFaults;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.script.Script;
import dev.switchboard.emulator.script.Step;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call. Everything that touches it runs on its own context, one thing after the other; {@link #run} brings work
 * there from anywhere.
 */
public final class EmulatedCall {

    private enum State {
        RINGING,
        ANSWERED,
        ENDED
    }

    private static final int NORMAL = 1000;

    private final String id = Ids.next("rtc_u1_", 32);
    private final Invite invite;
    private final Optional<Script> played;
    private final Mishaps mishaps;
    private final SipLeg leg;
    private final Settings settings;
    private final Vertx vertx;
    private final Context context;
    private final Consumer<EmulatedCall> whenEnded;
    private final Conversation conversation = new Conversation();
    private final Sidebands sidebands;
    private boolean everAttached;
    private State state = State.RINGING;
    private @Nullable Session session;
    private @Nullable ScriptRun script;

    EmulatedCall(Vertx vertx, Arrival arrival, SipLeg leg, Settings settings, Consumer<EmulatedCall> whenEnded) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.invite = arrival.invite();
        this.played = settings.scripts().choose(arrival);
        this.leg = leg;
        this.settings = settings;
        this.sidebands = new Sidebands(this, settings.frames());
        CallFaults faults = settings.faults()
                .forCall(arrival.order(), played.map(Script::faults).orElse(List.of()));
        this.mishaps = new Mishaps(this, faults, sidebands);
        this.whenEnded = whenEnded;
    }

    /** {@return the service's id of the call} */
    public String id() {
        return id;
    }

    /** {@return what the INVITE said} */
    public Invite invite() {
        return invite;
    }

    /** Runs something in this call's order. */
    public void run(Runnable task) {
        context.runOnContext(nothing -> task.run());
    }

    void after(Duration delay, Runnable task) {
        if (delay.isZero()) {
            run(task);
        } else {
            context.runOnContext(nothing ->
                    vertx.setTimer(Math.max(1, delay.toMillis()), timer -> context.runOnContext(n -> task.run())));
        }
    }

    void tell(EmulatorEvent event) {
        if (event instanceof AgentSaid said) {
            leg.say(said.text());
        }
        settings.listener().on(event);
    }

    /** {@return whether nobody has decided about the call} */
    public boolean isRinging() {
        return state == State.RINGING;
    }

    boolean isAnswered() {
        return state == State.ANSWERED;
    }

    /**
     * Something may go wrong here. Tells of what does.
     *
     * @param place where
     * @param at an event's type, a request's or a function's name
     * @return what must go wrong now
     */
    public List<Fault> faultsAt(Fault.Place place, String at) {
        return mishaps.at(place, at);
    }

    /** Gives the call up when nobody decides, or at once when there is nothing to play; whether it rings. */
    boolean ring() {
        if (played.isEmpty()) {
            leg.refuse(404);
            end(Party.SERVICE, "no script is for this call");
            return false;
        }
        after(settings.decisionTimeout(), () -> {
            if (isRinging()) {
                leg.refuse(480);
                end(
                        Party.SERVICE,
                        "nobody decided in " + settings.decisionTimeout().toSeconds() + " s");
            }
        });
        return true;
    }

    /** Takes the call with a session. */
    public Decision accept(JsonObject requested) {
        Optional<Decision> decided = decided();
        if (decided.isPresent()) {
            return decided.get();
        }
        state = State.ANSWERED;
        Session accepted = new Session(requested, new AudioClock(settings.perWord()));
        conversation.usage().reads(accepted.instructions());
        session = accepted;
        leg.answer();
        tell(new Accepted(id, accepted.model(), accepted.toolNames()));
        ScriptRun run = new ScriptRun(this, played.orElseThrow(), accepted, conversation, settings);
        script = run;
        after(settings.real(Session.LONGEST), this::expire);
        run.start();
        return Decision.DONE;
    }

    /** Refuses the call. */
    public Decision reject(int sipStatus) {
        Optional<Decision> decided = decided();
        if (decided.isPresent()) {
            return decided.get();
        }
        leg.refuse(sipStatus);
        tell(new Rejected(id, sipStatus));
        end(Party.APPLICATION, "rejected with " + sipStatus);
        return Decision.DONE;
    }

    private Optional<Decision> decided() {
        return switch (state) {
            case RINGING -> Optional.empty();
            case ANSWERED -> Optional.of(Decision.ALREADY_MADE);
            case ENDED -> Optional.of(Decision.GONE);
        };
    }

    /** Hangs up for the application. */
    public Decision hangUp() {
        if (state == State.ENDED) {
            return Decision.GONE;
        }
        hangUp(Party.APPLICATION, "hung up");
        return Decision.DONE;
    }

    /**
     * Asks the caller's side to call somebody else.
     *
     * @return {@code DONE} when the request is on its way, whatever comes of it
     */
    public Decision refer(String targetUri) {
        if (state != State.ANSWERED) {
            return Decision.GONE;
        }
        tell(new ReferSent(id, targetUri));
        leg.refer(targetUri);
        return Decision.DONE;
    }

    /** The caller's side told what came of it; who calls somebody else needs us no more (RFC 5589). */
    public void referred(String targetUri, int sipStatus) {
        tell(new ReferEnded(id, targetUri, sipStatus));
        if (sipStatus / 100 == 2 && state == State.ANSWERED) {
            hangUp(Party.SERVICE, "transferred to " + targetUri);
        }
    }

    /** The caller pressed a key. */
    public void pressed(String key) {
        if (state == State.ANSWERED) {
            tell(new KeyPressed(id, key));
            // recorded: this event has no id of its own
            send(new JsonObject()
                    .put("type", "input_audio_buffer.dtmf_event_received")
                    .put("event", key)
                    .put("received_at", Instant.now().getEpochSecond()));
        }
    }

    void hangUp(Party by, String reason) {
        if (state == State.ANSWERED) {
            leg.bye();
        } else {
            leg.refuse(480);
        }
        end(by, reason);
    }

    /** The caller hung up, or gave up while it rang. */
    public void callerLeft(String how) {
        end(Party.CALLER, how);
    }

    /** The caller is gone, as far as the service can tell; the telephone is told. */
    void cut(String reason) {
        if (state == State.ANSWERED) {
            leg.bye();
            end(Party.CALLER, reason);
        }
    }

    private void expire() {
        if (state == State.ANSWERED) {
            send(Errors.invalid(null, "session_expired", "Your session hit the maximum duration of 60 minutes.", null));
            sidebands.expire();
            hangUp(Party.SERVICE, "the session expired");
        }
    }

    /** Does as if the call had been taken, but it is dead. */
    public void acceptUntruly() {
        if (isRinging()) {
            leg.refuse(504);
            end(Party.SERVICE, "accepted, and dead");
        }
    }

    private void end(Party by, String reason) {
        if (state == State.ENDED) {
            return;
        }
        state = State.ENDED;
        leg.release();
        // told before the sockets close, so that who waits for it finds the call gone
        whenEnded.accept(this);
        tell(new CallEnded(id, by, reason));
        if (!settings.keepsSidebands()) {
            sidebands.close(NORMAL);
        }
    }

    /** {@return with which HTTP status a further sideband is refused, or empty when it is taken} */
    public Optional<Integer> refusesSideband() {
        if (isRinging()) {
            return Optional.of(404);
        }
        return everAttached && settings.refusesAgain() > 0 ? Optional.of(settings.refusesAgain()) : Optional.empty();
    }

    /** Opens a sideband to a call that was taken. */
    public void attach(Sideband sideband) {
        if (state != State.ANSWERED) {
            sideband.close(NORMAL);
            return;
        }
        everAttached = true;
        sidebands.add(sideband);
        tell(new SidebandAttached(id));
        if (settings.sessionCreated() && session != null) {
            reply(sideband, Conversation.event("session.created").put("session", session.json()));
        }
        if (script != null) {
            script.attached();
        }
    }

    /** A sideband is closed. */
    public void detach(Sideband sideband) {
        if (sidebands.remove(sideband)) {
            tell(new SidebandClosed(id));
        }
    }

    /** The application sent an event. */
    public void received(Sideband sideband, String message) {
        ScriptRun run = script;
        if (run != null && session != null && state == State.ANSWERED) {
            settings.frames().received(id, message);
            new ClientEvents(this, run, conversation, session, sideband).handle(message);
        }
    }

    /** Something goes wrong at this place of the script, or from here on. */
    void fail(Fault fault) {
        mishaps.add(fault);
    }

    /** Plays steps where the script listens. */
    public void play(List<Step> steps, Map<String, String> values) {
        ScriptRun run = script;
        if (run != null && state == State.ANSWERED) {
            run.play(steps, values);
        }
    }

    /** Sends an event on every sideband. */
    void send(JsonObject event) {
        if ("output_audio_buffer.cleared".equals(event.getString("type"))) {
            leg.silence();
        }
        sidebands.send(event);
    }

    void send(List<JsonObject> events) {
        events.forEach(this::send);
    }

    /** Sends an event on one sideband. */
    void reply(Sideband sideband, JsonObject event) {
        sidebands.send(sideband, event);
    }
}
