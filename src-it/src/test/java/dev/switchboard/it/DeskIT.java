package dev.switchboard.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
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

    private static final ContainsTextOptions PATIENTLY = new ContainsTextOptions().setTimeout(20_000);

    private static Chromium chromium;

    @ArquillianResource
    private URL application;

    @Deployment(testable = false)
    static WebArchive receptionist() throws IOException {
        return Receptionist.war();
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
        Page page = page();

        assertThat(page.locator("#calls")).containsText("No calls yet.");
        assertThat(page.locator("#connection")).containsText("live");
        look(page, "empty");
        page.context().close();
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
        Heard heard = Receptionist.call(desk(), BOOKING, Receptionist.NUMBER, "Ada Lovelace", "+14155550128");
        Page page = page();
        assertThat(page.locator("#doubts")).isHidden();

        doubt(heard.callId());
        assertThat(page.locator("#doubts")).containsText("Did takePayment happen?");
        assertThat(page.locator("#doubts a[href='tel:+14155550128']")).isVisible();
        assertThat(page.locator("main > :visible").first()).containsText("Did takePayment happen?");
        settle();
        assertThat(page.locator("#doubts")).isHidden();
        page.context().close();
    }

    private static void doubt(String callId) throws Exception {
        Receptionist.execute("insert into switchboard_invocation (call_id, function_call_id, epoch, tool, arguments,"
                + " outcome, answer, attempts, started_at, finished_at) values ('" + callId + "', 'call_doubt', 1,"
                + " 'takePayment', '{\"amount\":\"49.00\",\"invoice\":\"2026-1187\"}', 'UNKNOWN',"
                + " '{\"status\":\"uncertain\"}', 1, current_timestamp, current_timestamp)");
    }

    private static void settle() throws Exception {
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
        doubt(heard.callId());
        try {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                for (int width : new int[] {1280, 360}) {
                    Page page =
                            page(new NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900));
                    assertThat(page.locator("#doubts")).containsText("Did takePayment happen?");

                    String which = scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width;
                    look(page, which);
                    assertThat(new AxeBuilder(page).analyze().getViolations())
                            .as(which)
                            .isEmpty();
                    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                            .as(which)
                            .isLessThanOrEqualTo(width);
                    page.context().close();
                }
            }
        } finally {
            settle();
        }
    }
}
