package dev.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.it.desk.PaymentAgent;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The call desk behind a login, as the how-to shows it. */
@ExtendWith(ArquillianExtension.class)
class ProtectedDeskIT {

    private static final String LOGIN = "src/main/java/dev/switchboard/receptionist/DeskLogin.java";

    @ArquillianResource
    private URL application;

    @Deployment(testable = false)
    static WebArchive receptionist() throws IOException {
        Page howTo = Page.of("how-to/protect-the-desk.md");
        WebArchive war = Receptionist.war("desk.password=correct horse")
                .addPackage("dev.switchboard.it.desk")
                .addAsWebInfResource(new StringAsset(howTo.file("src/main/webapp/WEB-INF/web.xml")), "web.xml");
        Path classes = new PageCompiler(Receptionist.directory().resolveSibling("protected-desk"))
                .file(LOGIN, howTo.file(LOGIN))
                .compile();
        String type = "dev/switchboard/receptionist/DeskLogin.class";
        return war.addAsResource(new ByteArrayAsset(Files.readAllBytes(classes.resolve(type))), type);
    }

    private URI desk() {
        return Receptionist.local(application);
    }

    private HttpResponse<String> send(String path, HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.uri(desk().resolve(path)).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder as(String name, String password) {
        String credentials =
                Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder().header("Authorization", "Basic " + credentials);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?call=rtc_1", "api/desk", "api/calls", "api/calls/rtc_1", "desk.js", "settle"})
    void showsNothingToWhoHasNotLoggedIn(String path) throws Exception {
        assertThat(send(path, HttpRequest.newBuilder()).statusCode()).isEqualTo(401);
        assertThat(send(path, as("grace", "wrong")).statusCode()).isEqualTo(401);
    }

    /** The call comes in through the webhook, which nobody logs in to. */
    @Test
    void settlesADoubtInTheNameOfTheOneWhoHasLoggedIn() throws Exception {
        String callId = Receptionist.call(desk(), DeskIT.PAYMENT, PaymentAgent.NUMBER, "Ada", "+14155550141")
                .callId();
        assertThat(send("", as("grace", "correct horse")).body())
                .contains("Did takePayment happen?", "It is recorded that grace says so.");

        String functionCall = Receptionist.query(
                        "select function_call_id from switchboard_invocation where call_id = '" + callId + "'")
                .get(0)
                .get(0);
        HttpRequest.Builder form = as("grace", "correct horse")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString("call=" + callId + "&functionCall=" + functionCall
                        + "&finding=done&answer=It+is+there.&by=Mallory"));

        assertThat(send("settle", form).statusCode()).isEqualTo(303);
        assertThat(Receptionist.query(
                        "select outcome, settled_by from switchboard_invocation where call_id = '" + callId + "'"))
                .containsExactly(List.of("COMMITTED", "grace"));
    }
}
