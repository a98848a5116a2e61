package dev.switchboard.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import dev.switchboard.it.desk.PaymentAgent;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The call desk, as people see it in a browser. */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeskIT {

    private static final String BOOKING = """
            name: desk
            steps:
              - agent: ${greeting}
              - caller: I would like to come on ${slot}.
              - call: bookAppointment
                arguments: {start: "${slot}", name: "${caller.name}"}
                as: booking
              - agent: You are booked for ${booking.spoken}.
              - hangUp: caller
            """;

    static final String PAYMENT = """
            name: payment
            steps:
              - agent: ${greeting}
              - caller: I would like to pay my invoice.
              - call: takePayment
                arguments: {amount: "49.00", invoice: "2026-1187"}
              - agent: I am not certain that it worked. Somebody will look.
              - hangUp: caller
            """;

    private static final ContainsTextOptions PATIENTLY = new ContainsTextOptions().setTimeout(20_000);

    private static Chromium chromium;

    @ArquillianResource
    private URL application;

    @Deployment(testable = false)
    static WebArchive receptionist() throws IOException {
        return Receptionist.war().addPackage("dev.switchboard.it.desk");
    }

    @BeforeAll
    static void open() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private URI desk() {
        return Receptionist.local(application);
    }

    private Page page(NewContextOptions options) {
        Page page = chromium.browser().newContext(options).newPage();
        page.navigate(desk().toString());
        return page;
    }

    private Page page() {
        return page(new NewContextOptions());
    }

    private static void look(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of(Receptionist.directory().toString(), "..", "screens", name + ".png")));
    }

    @Test
    @Order(1)
    void hasSomethingToSayBeforeAnybodyHasCalled() {
        onEveryScreen((page, which) -> {
            assertThat(page.locator("#calls")).containsText("No calls yet.");
            assertThat(page.locator("#connection")).containsText("live");
            look(page, "empty-" + which);
        });
    }

    /** In both colour schemes, on a desk and in the hand. */
    private void onEveryScreen(BiConsumer<Page, String> look) {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            for (int width : new int[] {1280, 420, 320}) {
                Page page = page(new NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900));
                String which = scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
                look.accept(page, which);
                assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                        .as(which)
                        .isLessThanOrEqualTo(width);
                assertThat(new AxeBuilder(page).analyze().getViolations())
                        .as(which)
                        .isEmpty();
                page.context().close();
            }
        }
    }

    @Test
    void showsACallWhileItHappens() throws Exception {
        Page page = page();
        Heard heard = new Heard();
        try (Emulator emulator = Receptionist.emulator(desk(), BOOKING, heard);
                SipPhone telephone = SipPhone.udp()) {
            DialedCall call = telephone.dial(Receptionist.NUMBER, emulator.sipPort(), "Grace Hopper", "+14155550123");
            heard.first(ScriptFinished.class);

            assertThat(page.locator("#call h2")).containsText("Grace Hopper", PATIENTLY);
            assertThat(page.locator("#calls a[aria-current]")).containsText("on the line");
            assertThat(page.locator(".said.agent").first()).containsText("Hello, this is Elm Street Dental.");
            assertThat(page.locator(".said.caller")).containsText("I would like to come on");
            assertThat(page.locator(".done")).containsText("bookAppointment");
            assertThat(page.locator(".done .outcome")).hasText("committed");
            assertThat(page.locator(".done .millis")).hasText(Pattern.compile("\\d+ ms"));
            look(page, "live");
            call.hangUp();
        }
        assertThat(page.locator("#calls a[aria-current]")).containsText("ended", PATIENTLY);
        assertThat(page.locator(".happened").last()).containsText("ended");
        page.context().close();
    }

    @Test
    void showsTheSameWithoutAScript() throws Exception {
        Page page = page(new NewContextOptions().setJavaScriptEnabled(false));
        Receptionist.call(desk(), BOOKING, Receptionist.NUMBER, "Barbara Liskov", "+14155550124");
        page.reload();
        page.locator("#calls a", new Page.LocatorOptions().setHasText("Barbara Liskov"))
                .click();

        assertThat(page.locator("#call h2")).containsText("Barbara Liskov");
        assertThat(page.locator(".done .outcome")).hasText("committed");
        assertThat(page.locator("#connection")).hasText("Reload to see what is new.");
        page.context().close();
    }

    /** What people say, and models write, stays text. */
    @Test
    void letsNobodyWriteIntoThePage() throws Exception {
        Page page = page();
        Receptionist.call(
                desk(), BOOKING, Receptionist.NUMBER, "<img src=x onerror=document.title='mine'>", "+14155550125");

        assertThat(page.locator("#call h2")).containsText("<img src=x", PATIENTLY);
        assertThat(page).hasTitle("Call desk · Elm Street Dental");
        assertThat(page.locator("img").count()).isZero();
        page.context().close();
    }

    @Test
    void keepsTheFocusWhileCallsComeIn() throws Exception {
        Receptionist.call(desk(), BOOKING, Receptionist.NUMBER, "First", "+14155550126");
        Page page = page();
        page.locator("#calls a", new Page.LocatorOptions().setHasText("First")).focus();
        Receptionist.call(desk(), BOOKING, Receptionist.NUMBER, "Second", "+14155550127");

        assertThat(page.locator("#calls a").first()).containsText("Second", PATIENTLY);
        assertThat(page.locator("#calls a:focus")).containsText("First");
        page.context().close();
    }

    @Test
    void showsFirstWhatAPersonHasToLookAt() throws Exception {
        Page page = page();
        assertThat(page.locator("#doubts")).isHidden();

        doubt("Ada Lovelace", "+14155550128");
        assertThat(page.locator("#doubts")).containsText("Did takePayment happen?", PATIENTLY);
        assertThat(page.locator("#doubts a[href='tel:+14155550128']")).isVisible();
        assertThat(page.locator("main > :visible").first()).containsText("Did takePayment happen?");
        page.context().close();
    }

    /** With the keyboard alone. */
    @Test
    void settlesADoubtAndSaysWhoDidItWhen() throws Exception {
        String callId = doubt("Ada Lovelace", "+14155550131");
        Page page = page();
        page.locator("[name=finding]").first().focus();
        page.keyboard().press("Space");
        page.keyboard().press("Tab");
        page.keyboard().type("The payment is in the books.");
        page.keyboard().press("Tab");
        page.keyboard().type("Zoë");
        page.keyboard().press("Enter");

        assertThat(page.locator("#message"))
                .hasText(Pattern.compile("Settled: takePayment was done, says Zoë at \\d\\d:\\d\\d:\\d\\d\\."));
        assertThat(page.locator("#message")).isFocused();
        assertThat(page.locator("#connection")).hasText("live");
        assertThat(page.locator("#message")).isVisible();
        assertThat(page.locator("#doubts")).isHidden();
        assertThat(page.locator(".done .outcome")).hasText("done");
        assertThat(page.locator(".done .settled")).containsText("Settled by Zoë at");
        assertThat(page.locator(".done .settled")).containsText("The payment is in the books.");
        assertThat(settlement(callId)).containsExactly("COMMITTED", "The payment is in the books.", "Zoë");
        look(page, "settled");
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        page.context().close();
    }

    @Test
    void settlesADoubtWithoutAScript() throws Exception {
        String callId = doubt("Ada Lovelace", "+14155550132");
        Page page = page(new NewContextOptions().setJavaScriptEnabled(false));
        fill(page, "No", "They have never heard of it.", "Grace");

        assertThat(page.locator("#message")).containsText("Settled: takePayment was not done, says Grace at");
        assertThat(page.locator(".done .outcome")).hasText("not done");
        assertThat(settlement(callId)).containsExactly("FAILED", "They have never heard of it.", "Grace");
        page.context().close();
    }

    @BadInput(
            door = "desk",
            input = "a doubt that somebody has settled meanwhile",
            answer = "303 to the call, which says who settled it and when; nothing is changed",
            rows = "what the first has found")
    @Test
    void settlesADoubtOnceAndTellsWhoComesLater() throws Exception {
        String callId = doubt("Ada Lovelace", "+14155550133");
        Page first = page(new NewContextOptions().setJavaScriptEnabled(false));
        Page second = page(new NewContextOptions().setJavaScriptEnabled(false));
        fill(first, "Yes", "It is in the books.", "Grace");
        fill(second, "No", "I see nothing.", "Barbara");

        assertThat(second.locator("#message"))
                .containsText("Nothing is changed, since it was settled before: takePayment was done, says Grace at");
        assertThat(settlement(callId)).containsExactly("COMMITTED", "It is in the books.", "Grace");
        first.context().close();
        second.context().close();
    }

    private static void fill(Page page, String done, String answer, String name) {
        page.getByLabel(done + ",").check();
        page.getByLabel("What you found").fill(answer);
        page.getByLabel("Your name").fill(name);
        page.getByText("Settle it").click();
    }

    @Test
    void keepsWhatSomebodyTypesWhileDoubtsComeIn() throws Exception {
        doubt("First", "+14155550134");
        Page page = page();
        page.getByLabel("Your name").fill("Grace");
        page.getByLabel("What you found").focus();
        page.keyboard().type("It is in the ");
        doubt("Second", "+14155550135");
        assertThat(page.locator("#doubts .doubt")).hasCount(2);
        page.keyboard().type("books.");

        assertThat(page.locator("#doubts [name=answer]").first()).hasValue("It is in the books.");
        assertThat(page.locator("#doubts [name=by]").first()).hasValue("Grace");
        assertThat(page.locator("#doubts .doubt").first()).containsText("First");
        page.context().close();
    }

    /** The browser would send it: another page has a form that looks harmless and leads here. */
    @Test
    void settlesNothingInTheNameOfWhoeverLooksAtAnotherPage() throws Exception {
        String callId = doubt("Ada Lovelace", "+14155550136");
        Page page = page();
        page.context()
                .route(
                        "http://elsewhere.example/",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/html")
                                .setBody("<form method=post action='" + desk().resolve("settle")
                                        + "'><input name=call value='" + callId
                                        + "'><input name=functionCall value='" + functionCall(callId)
                                        + "'><input name=finding value=done><input name=answer value=x><input name=by value=x>"
                                        + "<button>Win a prize</button></form>")));
        page.navigate("http://elsewhere.example/");
        page.getByText("Win a prize").click();

        assertThat(page.locator("#message")).containsText("the form did not come from the desk's own page");
        assertThat(settlement(callId)).containsExactly("UNKNOWN", "null", "null");
        page.context().close();
    }

    @BadInput(
            door = "desk",
            input = "a form that came from another page, or does not say from where",
            answer = "403; nothing is settled",
            rows = "unchanged")
    @Test
    void refusesFormsThatDoNotSayWhereTheyComeFrom() throws Exception {
        String callId = doubt("Ada Lovelace", "+14155550137");
        String form = form(callId, functionCall(callId), "done", "x", "x");
        String here = desk().getScheme() + "://" + desk().getAuthority();

        assertThat(post(form).statusCode()).isEqualTo(403);
        assertThat(post(form, "Origin", "null").statusCode()).isEqualTo(403);
        assertThat(post(form, "Origin", here + "0").statusCode()).isEqualTo(403);
        assertThat(post(form, "Origin", here, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(post(form, "Origin", here, "Sec-Fetch-Site", "same-site").statusCode())
                .isEqualTo(403);
        assertThat(settlement(callId)).containsExactly("UNKNOWN", "null", "null");
        assertThat(post(form, "Origin", here).statusCode()).isEqualTo(303);
        assertThat(settlement(callId)).containsExactly("COMMITTED", "x", "x");
    }

    @BadInput(
            door = "desk",
            input = "a form in which something is missing, senseless or too long",
            answer = "400, and what to say, or 413 from two megabytes on; nothing is settled",
            rows = "unchanged")
    @BadInput(
            door = "desk",
            input = "a function call that does not exist",
            answer = "404; nothing is settled",
            rows = "unchanged")
    @Test
    void saysWhatIsWrongWithAForm() throws Exception {
        String callId = doubt("Ada Lovelace", "+14155550138");
        String call = functionCall(callId);

        assertRefused(400, "Say which call it was in.", "");
        assertRefused(400, "Say whether it was done: done or not-done.", form(callId, call, "perhaps", "x", "x"));
        assertRefused(400, "Say what you found.", form(callId, call, "done", " ", "x"));
        assertRefused(400, "Say what you found in 400 characters", form(callId, call, "done", "x".repeat(401), "x"));
        assertRefused(413, "the form is too long", form(callId, call, "done", "x".repeat(3_000_000), "x"));
        assertRefused(400, "Say your name in one line.", form(callId, call, "done", "x", "a\u0000b"));
        assertRefused(404, "there is no such function call", form(callId, "call_unknown", "done", "x", "x"));
        assertRefused(404, "there is no such function call", form("<b>", call, "done", "x", "x"));
        assertThat(settlement(callId)).containsExactly("UNKNOWN", "null", "null");
    }

    @BadInput(
            door = "desk",
            input = "a function call that is not in doubt",
            answer = "409; nothing is settled",
            rows = "unchanged")
    @Test
    void settlesNothingThatIsNotInDoubt() throws Exception {
        String callId = Receptionist.call(desk(), BOOKING, Receptionist.NUMBER, "Ada Lovelace", "+14155550139")
                .callId();

        assertRefused(409, "bookAppointment is not in doubt", form(callId, functionCall(callId), "not-done", "x", "x"));
        assertThat(settlement(callId)).containsExactly("COMMITTED", "null", "null");
    }

    private void assertRefused(int status, String why, String form) throws Exception {
        HttpResponse<String> answer = post(form, "Sec-Fetch-Site", "same-origin");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("role=\"alert\"", why).doesNotContain("<b>");
    }

    private static String form(String callId, String functionCallId, String finding, String answer, String by) {
        return Stream.of("call", callId, "functionCall", functionCallId, "finding", finding, "answer", answer, "by", by)
                .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8))
                .reduce("", (form, text) -> form + (form.matches("(.*&)?[^=&]+") ? "=" : "&") + text)
                .substring(1);
    }

    private HttpResponse<String> post(String form, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(desk().resolve("settle"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    /** A call whose payment nobody knows the end of. */
    private String doubt(String name, String phone) throws Exception {
        return Receptionist.call(desk(), PAYMENT, PaymentAgent.NUMBER, name, phone)
                .callId();
    }

    private static String functionCall(String callId) {
        return one("function_call_id", callId).get(0);
    }

    private static List<String> settlement(String callId) {
        return one("outcome, settled_answer, settled_by", callId);
    }

    private static List<String> one(String columns, String callId) {
        try {
            return Receptionist.query(
                            "select " + columns + " from switchboard_invocation where call_id = '" + callId + "'")
                    .get(0);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each test begins without doubts. */
    @AfterEach
    void settle() throws SQLException {
        Receptionist.execute("update switchboard_invocation set outcome = 'FAILED' where outcome = 'UNKNOWN'");
    }

    @Test
    void saysWhenTheServerCannotBeReached() {
        Page page = page();
        assertThat(page.locator("#connection")).hasText("live");
        BrowserContext context = page.context();
        context.route("**/api/desk*", route -> route.abort());
        page.reload();

        assertThat(page.locator("#connection")).hasText("The server cannot be reached. Trying again…");
        context.close();
    }

    /** By axe's rules, in both colour schemes; nothing is wider than a telephone's screen. */
    @Test
    void canBeUsedByEverybodyOnAnyScreen() throws Exception {
        Heard heard = Receptionist.call(desk(), BOOKING, Receptionist.NUMBER, "Grace Hopper", "+14155550129");
        Receptionist.execute("insert into switchboard_interruption select call_id, item_id, 1250, said_at"
                + " from switchboard_turn where speaker = 'AGENT' and call_id = '" + heard.callId() + "'");
        Receptionist.execute(
                "insert into switchboard_digit values ('" + heard.callId() + "', '1', null," + " current_timestamp)");
        doubt("Ada Lovelace", "+14155550130");
        onEveryScreen((page, which) -> {
            page.navigate(desk() + "?call=" + heard.callId());
            assertThat(page.locator("#doubts")).containsText("Did takePayment happen?");
            assertThat(page.locator("#call h2")).hasText("Grace Hopper");
            look(page, "full-" + which);
        });
    }
}
