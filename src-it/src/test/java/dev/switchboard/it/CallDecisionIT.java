package dev.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import dev.switchboard.emulator.script.Script;
import dev.switchboard.it.StubService.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the acknowledged webhook to a decided call, with a service that says no, nothing, or too much. */
@ExtendWith(ArquillianExtension.class)
class CallDecisionIT {

    private static final String TRIAL = "+18005550188";
    private static final String UNKNOWN = "+18005550999";

    /** More than any test needs that is not about this. */
    private static final int MOST_CALLS = 12;

    @ArquillianResource
    private URL application;

    @Deployment(testable = false)
    static WebArchive receptionist() throws IOException {
        return Receptionist.war("switchboard.limit.calls=" + MOST_CALLS + "\n").addPackage("dev.switchboard.it.trial");
    }

    private Webhooks webhooks() {
        return new Webhooks(Receptionist.local(application));
    }

    /** State and end reason, once the call has one of the states. */
    private static List<String> decided(String callId, String... states) {
        String sql = "select state, end_reason from switchboard_call where call_id = '" + callId + "' and state in ('"
                + String.join("', '", states) + "')";
        return await().atMost(Duration.ofSeconds(45))
                .until(() -> Receptionist.query(sql), rows -> !rows.isEmpty())
                .get(0);
    }

    private static List<String> over(String callId) {
        return decided(callId, "ENDED", "REJECTED", "GONE");
    }

    private static int rejectedWith(StubService service, String callId) {
        return Integer.parseInt(service.requests("reject", callId).get(0).body().replaceAll("[^0-9]", ""));
    }

    @Test
    void acknowledgesTheWebhookBeforeItAsksForTheCall() throws Exception {
        String callId = Webhooks.newCallId();
        List<Boolean> acknowledged = new CopyOnWriteArrayList<>();
        try (WaitingDelivery delivery = new WaitingDelivery(Receptionist.local(application));
                StubService service = StubService.start()
                        .on("accept", new Reply(200, "{}", 5000))
                        .first("accept", () -> acknowledged.add(delivery.isAnswered()))) {
            delivery.send("wh_" + callId, Webhooks.incoming(callId, TRIAL));

            await().until(() -> !service.requests("accept", callId).isEmpty());
            assertThat(acknowledged).as("when the call is asked for").containsExactly(true);
            assertThat(delivery.answer()).startsWith("HTTP/1.1 204 ").doesNotContainIgnoringCase("transfer-encoding");
            assertThat(Receptionist.query("select state from switchboard_call where call_id = '" + callId + "'"))
                    .containsExactly(List.of("DECIDING"));
            assertThat(service.hasAnswered("accept", callId)).isFalse();
            decided(callId, "ACCEPTED", "ENDED");
            assertThat(service.hasAnswered("accept", callId)).isTrue();
            assertThat(service.requests("accept", callId)).hasSize(1);
        }
    }

    @BadInput(
            door = "accept",
            input = "answered 404: the caller hung up, or the webhook came late",
            answer = "nothing; a repeated webhook is answered 204 and nothing is done again",
            rows = "RECEIVED → GONE gone_before_accept")
    @Test
    void notesACallThatIsOverWhenItsWebhookComes() throws Exception {
        try (StubService service = StubService.start().on("accept", 404)) {
            String callId = webhooks().announce(TRIAL);

            assertThat(over(callId)).containsExactly("GONE", "gone_before_accept");
            assertThat(webhooks().deliver("wh_" + callId, Webhooks.incoming(callId, TRIAL)))
                    .isEqualTo(204);
            assertThat(service.requests("accept", callId)).hasSize(1);
            assertThat(service.requests("reject", callId)).isEmpty();
        }
    }

    @BadInput(
            door = "accept",
            input = "answered 409 or `decision_already_made`, and the call cannot be attached",
            answer = "nothing",
            rows = "RECEIVED → GONE decided_before")
    @Test
    void attachesToACallThatIsDecidedAndFindsItGone() throws Exception {
        try (StubService service = StubService.start().on("accept", 409)) {
            String callId = webhooks().announce(TRIAL);

            assertThat(over(callId)).containsExactly("GONE", "decided_before");
            assertThat(service.requests("sideband", callId)).hasSizeGreaterThan(1);
        }
    }

    @BadInput(
            door = "accept",
            input = "answered 429, again and again",
            answer = "asked three times more; then the call is rejected with 503",
            rows = "RECEIVED → REJECTED service_busy")
    @Point(11)
    @Test
    void rejectsACallForWhichTheServiceHasNoRoom() throws Exception {
        try (StubService service = StubService.start().on("accept", 429)) {
            String callId = webhooks().announce(TRIAL);

            assertThat(over(callId)).containsExactly("REJECTED", "service_busy");
            assertThat(service.requests("accept", callId)).hasSize(4);
            assertThat(rejectedWith(service, callId)).isEqualTo(503);
        }
    }

    @BadInput(
            door = "accept",
            input = "answered 429 or 500 once",
            answer = "asked again; the call is taken",
            rows = "RECEIVED → ACCEPTED")
    @Point(11)
    @Test
    void asksAgainWhereTheServiceHasNoRoomForAMoment() throws Exception {
        try (StubService service = StubService.start().on("accept", 429, 500, 200)) {
            String callId = webhooks().announce(TRIAL);

            decided(callId, "ACCEPTED", "ENDED");
            assertThat(service.requests("accept", callId)).hasSize(3);
            assertThat(service.requests("reject", callId)).isEmpty();
        }
    }

    @BadInput(
            door = "accept",
            input = "answered 500, again and again",
            answer = "asked three times more, then attached to, since it may be taken; then rejected with 503",
            rows = "RECEIVED → REJECTED service_failed")
    @Point(11)
    @Test
    void rejectsACallThatTheServiceFailsToGive() throws Exception {
        try (StubService service = StubService.start().on("accept", 500)) {
            String callId = webhooks().announce(TRIAL);

            assertThat(over(callId)).containsExactly("REJECTED", "service_failed");
            assertThat(service.requests("sideband", callId)).isNotEmpty();
            assertThat(rejectedWith(service, callId)).isEqualTo(503);
        }
    }

    @BadInput(
            door = "accept",
            input = "never answered",
            answer = "after 10 s attached to, since it may be taken; then rejected with 503",
            rows = "RECEIVED → REJECTED service_silent")
    @Test
    void rejectsACallForWhichTheServiceSaysNothing() throws Exception {
        try (StubService service = StubService.start().on("accept", new Reply(200, "{}", 40_000))) {
            String callId = webhooks().announce(TRIAL);

            assertThat(over(callId)).containsExactly("REJECTED", "service_silent");
            assertThat(service.requests("accept", callId)).hasSize(1);
            assertThat(rejectedWith(service, callId)).isEqualTo(503);
        }
    }

    @BadInput(
            door = "accept",
            input = "answered 401: the key is wrong",
            answer = "SWB-5010 in the log, without the key; the call is rejected with 503",
            rows = "RECEIVED → REJECTED accept_refused")
    @BadInput(
            door = "accept",
            input = "answered 400: model, voice or tools are not to the service's liking",
            answer = "SWB-5010 in the log, with what the service says; the call is rejected with 503",
            rows = "RECEIVED → REJECTED accept_refused")
    @Test
    void tellsTheOperatorThatTheServiceRefuses() throws Exception {
        Reply refusal = new Reply(401, "{\"error\":{\"message\":\"Incorrect API key provided: sk-it.\"}}", 0);
        try (StubService service = StubService.start().on("accept", refusal).on("accept", 400)) {
            String first = webhooks().announce(TRIAL);
            assertThat(over(first)).containsExactly("REJECTED", "accept_refused");
            String second = webhooks().announce(TRIAL);
            assertThat(over(second)).containsExactly("REJECTED", "accept_refused");

            assertThat(rejectedWith(service, first)).isEqualTo(503);
            assertThat(rejectedWith(service, second)).isEqualTo(503);
            Receptionist.logWith("SWB-5010: call " + first);
            assertThat(Receptionist.logWith("SWB-5010: call " + second))
                    .contains("Incorrect API key provided: ***.")
                    .doesNotContain("sk-it.");
        }
    }

    @BadInput(
            door = "accept",
            input = "answered 200, and the call is dead",
            answer = "the sideband is dialled some times; then the call is given up",
            rows = "RECEIVED → ACCEPTED → ENDED ended")
    @BadInput(
            door = "sideband",
            input = "answered 404, each time",
            answer = "dialled again some times after accept; then the call is given up",
            rows = "ACCEPTED → ENDED ended")
    @Test
    void givesUpACallThatIsAcceptedAndDead() throws Exception {
        try (StubService service = StubService.start()) {
            String callId = webhooks().announce(TRIAL);

            assertThat(over(callId)).containsExactly("ENDED", "ended");
            assertThat(service.requests("sideband", callId)).hasSizeGreaterThan(2);
        }
    }

    @BadInput(
            door = "sideband",
            input = "answered 401",
            answer = "dialled again some times; then SWB-5004 in the log, and the call is hung up",
            rows = "ACCEPTED → ENDED sideband_lost")
    @Test
    void hangsUpACallWhoseSidebandIsRefused() throws Exception {
        try (StubService service = StubService.start().on("sideband", 401)) {
            String callId = webhooks().announce(TRIAL);

            assertThat(over(callId)).containsExactly("ENDED", "sideband_lost");
            assertThat(service.requests("hangup", callId)).hasSize(1);
            Receptionist.logWith("SWB-5004: call " + callId);
        }
    }

    @BadInput(
            door = "webhook",
            input = "unknown number",
            answer = "204; the call is rejected with 404",
            rows = "none → REJECTED unknown_number")
    @Test
    void rejectsANumberThatNobodyAnswers() throws Exception {
        try (StubService service = StubService.start()) {
            String callId = webhooks().announce(UNKNOWN);

            assertThat(over(callId)).containsExactly("REJECTED", "unknown_number");
            assertThat(rejectedWith(service, callId)).isEqualTo(404);
            assertThat(service.requests("accept", callId)).isEmpty();
        }
    }

    @BadInput(
            door = "reject",
            input = "answered 429 or 500, again and again",
            answer =
                    "asked again for two minutes, with ever longer pauses; then SWB-5011 in the log: the call rings until"
                            + " the service gives up",
            rows = "RECEIVED → DECIDING → REJECTED with the reason")
    @Point(11)
    @Test
    void goesOnRejectingACallThatTheServiceFailsToTakeAndToReject() throws Exception {
        try (StubService service =
                StubService.start().on("accept", 500).on("reject", 500, 500, 500, 500, 500, 429, 200)) {
            String callId = webhooks().announce(TRIAL);

            assertThat(over(callId)).containsExactly("REJECTED", "service_failed");
            assertThat(service.requests("reject", callId)).hasSize(7);
        }
    }

    @Test
    void hangsUpWhatSomebodyTookAndNobodyWillSpeakIn() throws Exception {
        try (StubService service = StubService.start().on("reject", 409)) {
            String callId = webhooks().announce(UNKNOWN);

            assertThat(over(callId)).containsExactly("REJECTED", "unknown_number");
            assertThat(service.requests("hangup", callId)).hasSize(1);
        }
    }

    @Test
    void rejectsACallAboutWhichTheAgentDoesNotDecide() throws Exception {
        try (StubService service = StubService.start()) {
            String callId = webhooks().announce("+18005550133");

            assertThat(over(callId)).containsExactly("REJECTED", "agent_failed");
            assertThat(rejectedWith(service, callId)).isEqualTo(480);
            Receptionist.logWith("SWB-2003: call " + callId + ": agent stuck did not decide within 10 s");
        }
    }

    @Point(10)
    @Test
    void findsAgentAndCallerByNationalForms() throws Exception {
        try (StubService service = StubService.start()) {
            String callId = Webhooks.newCallId();
            webhooks()
                    .deliver(
                            "wh_" + callId,
                            Webhooks.incoming(callId, "<sip:4155550999@example.com>", "<tel:1-800-555-0188>"));
            over(callId);

            assertThat(service.requests("accept", callId)).hasSize(1);
            assertThat(Receptionist.query(
                            "select agent, caller_number, called_number from switchboard_call where call_id = '"
                                    + callId + "'"))
                    .containsExactly(List.of("trial", "+14155550999", TRIAL));
        }
    }

    @Point(12)
    @Test
    void tellsTheModelAboutEmergenciesAndTheGreetingTheDisclosure() throws Exception {
        try (StubService service = StubService.start()) {
            String callId = webhooks().announce(TRIAL);
            over(callId);

            assertThat(service.requests("accept", callId).get(0).body())
                    .contains("If somebody is in danger")
                    .contains("\"model\":\"gpt-realtime-2.1-mini\"")
                    .contains("\"voice\":\"cedar\"");
            assertThat(service.requests("accept", callId).get(0).headers())
                    .containsEntry("Authorization", List.of("Bearer sk-it"))
                    .containsEntry("Openai-project", List.of("proj_it"));
            assertThat(service.requests("sideband", callId).get(0).headers())
                    .containsEntry("Authorization", List.of("Bearer sk-it"))
                    .containsEntry("Openai-project", List.of("proj_it"));
        }
    }

    @Point(11)
    @Test
    void isBusyForANumberThatHasFiveCalls() throws Exception {
        try (StubService service = StubService.start().on("accept", new Reply(404, "{}", 4000))) {
            List<String> callIds = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String callId = Webhooks.newCallId();
                webhooks()
                        .deliver(
                                "wh_" + callId,
                                Webhooks.incoming(callId, "sip:+12125550661@example.com", "sip:" + TRIAL + "@x"));
                callIds.add(callId);
            }

            List<List<String>> ends = callIds.stream().map(CallDecisionIT::over).toList();
            assertThat(ends.stream().filter(end -> end.equals(List.of("REJECTED", "caller_busy"))))
                    .hasSize(1);
            String busy = callIds.get(ends.indexOf(List.of("REJECTED", "caller_busy")));
            assertThat(rejectedWith(service, busy)).isEqualTo(486);
        }
    }

    @Point(11)
    @Test
    void isBusyForAnybodyWhileTheNodeHasAllTheCallsThatItMayHave() throws Exception {
        await().atMost(Duration.ofSeconds(45))
                .until(() -> Metrics.of(application).sum("switchboard_calls_live") == 0);
        try (StubService service = StubService.start().on("accept", new Reply(404, "{}", 4000))) {
            List<String> callIds = new ArrayList<>();
            for (int i = 0; i <= MOST_CALLS; i++) {
                String callId = Webhooks.newCallId();
                String caller = "sip:+121255507" + (10 + i) + "@example.com";
                webhooks().deliver("wh_" + callId, Webhooks.incoming(callId, caller, "sip:" + TRIAL + "@x"));
                callIds.add(callId);
            }

            List<List<String>> ends = callIds.stream().map(CallDecisionIT::over).toList();
            assertThat(ends)
                    .containsOnlyOnce(List.of("REJECTED", "node_busy"))
                    .containsOnly(List.of("REJECTED", "node_busy"), List.of("GONE", "gone_before_accept"));
            String busy = callIds.get(ends.indexOf(List.of("REJECTED", "node_busy")));
            assertThat(rejectedWith(service, busy)).isEqualTo(486);
            assertThat(service.requests("accept", busy)).isEmpty();
        }
    }

    @Point(11)
    @Test
    void declinesANumberThatCalledThirtyTimesWithinTheHour() throws Exception {
        String caller = "+12125550662";
        for (int i = 0; i < 30; i++) {
            Receptionist.update(row(Webhooks.newCallId(), caller, TRIAL, "ENDED"));
        }
        try (StubService service = StubService.start()) {
            String callId = Webhooks.newCallId();
            webhooks()
                    .deliver("wh_" + callId, Webhooks.incoming(callId, "sip:" + caller + "@x", "sip:" + TRIAL + "@x"));

            assertThat(over(callId)).containsExactly("REJECTED", "caller_limit");
            assertThat(rejectedWith(service, callId)).isEqualTo(603);
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(Receptionist.local(application).resolve(path))
                                .build(),
                        BodyHandlers.ofString());
    }

    @Test
    @SuppressWarnings("try") // it is enough that it is there
    void countsCallsByWhatBecameOfThem() throws Exception {
        try (StubService service = StubService.start().on("accept", 200, 404)) {
            over(webhooks().announce(TRIAL));
            over(webhooks().announce(TRIAL));
        }

        assertThat(get("/metrics").body())
                .containsPattern("switchboard_calls_answered_total\\{[^\n]*agent=\"trial\"[^\n]* [1-9]")
                .containsPattern("switchboard_calls_rejected_total\\{[^\n]*reason=\"gone_before_accept\"[^\n]* [1-9]");
    }

    @Test
    @SuppressWarnings("try") // it is enough that it is there
    void isNotReadyWhileTheServiceCannotBeReachedAndSaysSo() throws Exception {
        String away = webhooks().announce(UNKNOWN);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get("/health/ready").body().contains("reject was not answered"));

        assertThat(get("/health/ready")).satisfies(health -> {
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body())
                    .containsPattern("switchboard-service\"[^}]*DOWN[^}]*reject was not answered")
                    .containsPattern("switchboard-database\"[^}]*UP")
                    .containsPattern("switchboard-backlog\"[^}]*UP");
        });
        assertThat(get("/health/live").body()).containsPattern("switchboard-threads\"[^}]*UP");
        try (StubService service = StubService.start()) {
            over(webhooks().announce(UNKNOWN));
            over(away);
            assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        }
    }

    /** The row of a call that another start of the server left behind. */
    private static String row(String callId, String caller, String called, String state) {
        return """
                insert into switchboard_call (call_id, webhook_id, caller_name, caller_number, called_number,
                       sip_headers, state, owner, epoch, received_at)
                values ('%s', 'wh_%s', '', '%s', '%s', 'From: <sip:%s@x>' || char(10) || 'To: <sip:%s@x>', '%s', 'dead', 1, now())""".formatted(callId, callId, caller, called, caller, called, state);
    }

    private static final String SCRIPT = """
            name: left behind
            steps:
              - agent: ${greeting}
              - caller: Write.
              - call: writeSlowly
                arguments: {millis: 1}
              - hangUp: caller
            """;

    @Test
    void goesOnWithACallThatWasReceivedBeforeTheServerDied() throws Exception {
        leftBehind("RECEIVED", false);
    }

    @Test
    void goesOnWithACallThatWasBeingDecidedWhenTheServerDied() throws Exception {
        leftBehind("DECIDING", false);
    }

    /** The dead one had accepted it, and its row does not say so: attaching does. */
    @BadInput(
            door = "accept",
            input = "answered 409 or `decision_already_made`, and the call is ours",
            answer = "attached to; the caller is served",
            rows = "DECIDING → ACCEPTED")
    @Test
    void goesOnWithACallThatWasAcceptedWhenTheServerDied() throws Exception {
        leftBehind("DECIDING", true);
    }

    private void leftBehind(String state, boolean accepted) throws Exception {
        Heard heard = new Heard();
        HttpServer deaf = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        deaf.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        deaf.start();
        try (Emulator emulator = Emulator.builder()
                        .httpPort(Receptionist.API_PORT)
                        .webhook(
                                URI.create(
                                        "http://127.0.0.1:" + deaf.getAddress().getPort()),
                                Receptionist.SECRET)
                        .apiKey("sk-it")
                        .script(Script.parse("script", SCRIPT))
                        .listener(heard)
                        .start();
                SipPhone telephone = SipPhone.udp()) {
            DialedCall call = telephone.dial(TRIAL, emulator.sipPort(), "Ada", "+12125550663");
            if (accepted) {
                accept(heard.callId());
            }
            Receptionist.update(row(heard.callId(), "+12125550663", TRIAL, state));
            heard.first(ScriptFinished.class);
            call.hangUp();
            heard.end();
        } finally {
            deaf.stop(0);
        }
        assertThat(heard.first(FunctionAnswered.class).output()).isEqualTo("written");
        over(heard.callId());
        assertThat(Receptionist.query("select c.state, c.agent, c.epoch, i.epoch, i.outcome from switchboard_call c"
                        + " join switchboard_invocation i on i.call_id = c.call_id where c.call_id = '"
                        + heard.callId() + "' and c.owner <> 'dead'"))
                .containsExactly(List.of("ENDED", "trial", "2", "2", "COMMITTED"));
    }

    private static void accept(String callId) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + Receptionist.API_PORT + "/v1/realtime/calls/" + callId + "/accept"))
                .header("Authorization", "Bearer sk-it")
                .header("Content-Type", "application/json")
                .POST(
                        BodyPublishers.ofString(
                                "{\"type\":\"realtime\",\"model\":\"gpt-realtime-2.1\",\"tools\":[{\"type\":"
                                        + "\"function\",\"name\":\"writeSlowly\",\"description\":\"d\",\"parameters\":{\"type\":\"object\"}}]}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }
}
