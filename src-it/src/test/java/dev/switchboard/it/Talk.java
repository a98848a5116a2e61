package dev.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.event.EmulatorEvent.Party;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptStuck;
import dev.switchboard.emulator.event.FrameListener;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.FaultPlan;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import dev.switchboard.emulator.script.Script;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One call to a deployed agent that goes as a script says, and all that went over its sidebands. */
final class Talk implements AutoCloseable, FrameListener {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PER_WORD = Duration.ofMillis(20);

    /** What a side said, with the name of its type in it. */
    private record Frame(boolean fromService, JsonObject json) {}

    private final Heard heard = new Heard();
    private final Queue<Frame> frames = new ConcurrentLinkedQueue<>();
    private final Emulator emulator;
    private final SipPhone phone;

    private Talk(URI application, String steps, UnaryOperator<Emulator.Builder> change) throws IOException {
        emulator = change.apply(Emulator.builder()
                        .httpPort(Receptionist.API_PORT)
                        .webhook(application.resolve("switchboard/webhook"), Receptionist.SECRET)
                        .apiKey("sk-it")
                        .azure(true)
                        .sessionCreated(true)
                        .perWord(PER_WORD)
                        .script(Script.parse("script", "name: talk\nsteps:\n" + steps))
                        .listener(heard)
                        .frames(this))
                .start();
        phone = SipPhone.udp();
    }

    /** A telephone that is about to call, and a service that plays these steps and has these faults. */
    static Talk of(URI application, String steps, Fault... faults) throws IOException {
        return of(application, steps, emulator -> emulator.faults(FaultPlan.of(faults)));
    }

    static Talk of(URI application, String steps, UnaryOperator<Emulator.Builder> change) throws IOException {
        return new Talk(application, steps, change);
    }

    @Override
    public void sent(String callId, String event) {
        frames.add(new Frame(true, new JsonObject(event)));
    }

    @Override
    public void received(String callId, String message) {
        frames.add(new Frame(false, new JsonObject(message)));
    }

    SipPhone phone() {
        return phone;
    }

    DialedCall dial(String number) throws IOException {
        return dial(number, "Ada", "+14155550123");
    }

    DialedCall dial(String number, String callerName, String callerNumber) throws IOException {
        return phone.dial(number, emulator.sipPort(), callerName, callerNumber);
    }

    /** A call from its INVITE to the row that says how it ended, in which the caller hangs up where the script says so. */
    Talk play(String number) throws Exception {
        DialedCall call = dial(number);
        assertThat(call.answer().get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(200);
        if (heard.first(ScriptFinished.class).toHangUp() == Party.CALLER) {
            call.hangUp();
        }
        heard.end();
        over();
        assertThat(heard.all(ScriptStuck.class)).isEmpty();
        return this;
    }

    Heard heard() {
        return heard;
    }

    String callId() {
        return heard.callId();
    }

    /** State and end reason, when the call is over there, too. */
    List<String> over() {
        return await().atMost(PATIENCE)
                .until(
                        () -> rows("select state, end_reason from switchboard_call"
                                + " where call_id = ? and ended_at is not null"),
                        rows -> !rows.isEmpty())
                .get(0);
    }

    /** Asks the database about this call, whose id stands where the question mark is. */
    List<List<String>> rows(String sql) throws Exception {
        return Receptionist.query(sql.replace("?", "'" + callId() + "'"));
    }

    /** The outcomes and attempts of a tool. */
    List<List<String>> invocations(String tool) throws Exception {
        return rows("select outcome, attempts from switchboard_invocation where call_id = ? and tool = '" + tool
                + "' order by started_at");
    }

    /** The kinds of what happened to the call itself, in their order, without the end of the socket that ends with it. */
    List<String> moments() throws Exception {
        List<String> kinds =
                rows("select kind from switchboard_moment where call_id = ? order by happened_at, entry_id").stream()
                        .map(row -> row.get(0))
                        .toList();
        boolean isEnd = !kinds.isEmpty() && kinds.get(kinds.size() - 1).equals("detached");
        return kinds.subList(0, kinds.size() - (isEnd ? 1 : 0));
    }

    /** What the service sent of a type. */
    List<JsonObject> sent(String type) {
        return of(true, type).toList();
    }

    /** How we configured the call. */
    JsonObject session() {
        return sent("session.created").get(0).getJsonObject("session");
    }

    private Stream<JsonObject> of(boolean fromService, String type) {
        return frames.stream()
                .filter(frame -> frame.fromService() == fromService
                        && frame.json().getString("type").equals(type))
                .map(Frame::json);
    }

    /** What we asked the model to respond for, one request after the other. */
    List<String> asked() {
        return of(false, "response.create").map(Talk::occasion).toList();
    }

    /** For what the model responded of that; empty where it did by itself. */
    List<String> responded() {
        return of(true, "response.created").map(event -> occasion(event)).toList();
    }

    private static String occasion(JsonObject event) {
        JsonObject metadata = event.getJsonObject("response").getJsonObject("metadata");
        return metadata == null ? "" : metadata.getString("switchboard", "");
    }

    /** What we told the model to say. */
    List<String> instructions(String occasion) {
        return of(false, "response.create")
                .filter(event -> occasion(event).equals(occasion))
                .map(event -> event.getJsonObject("response").getString("instructions", ""))
                .toList();
    }

    /** The outputs of function calls that we gave. */
    List<String> outputs() {
        return items("function_call_output")
                .map(item -> item.getString("output"))
                .toList();
    }

    /** The messages that we put into the conversation. */
    List<String> messages() {
        return items("message")
                .map(item -> item.getJsonArray("content").getJsonObject(0).getString("text"))
                .toList();
    }

    private Stream<JsonObject> items(String type) {
        return of(false, "conversation.item.create")
                .map(event -> event.getJsonObject("item"))
                .filter(item -> item.getString("type").equals(type));
    }

    /** What we sent, a word for each, in its order: an occasion, {@code output}, {@code message}. */
    List<String> did() {
        return frames.stream()
                .filter(frame -> !frame.fromService())
                .map(Frame::json)
                .map(json -> switch (json.getString("type")) {
                    case "response.create" -> occasion(json);
                    case "conversation.item.create" ->
                        json.getJsonObject("item").getString("type").replace("function_call_", "");
                    default -> json.getString("type");
                })
                .toList();
    }

    @Override
    public void close() {
        phone.close();
        emulator.close();
    }
}
