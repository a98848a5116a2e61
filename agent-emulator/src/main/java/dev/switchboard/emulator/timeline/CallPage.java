package dev.switchboard.emulator.timeline;

import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.event.EmulatorEvent.Accepted;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.IncomingCall;
import dev.switchboard.emulator.timeline.Moment.Frame;
import dev.switchboard.emulator.timeline.Moment.Happened;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** A call as one HTML file that needs nothing else: facts, what was said and done, and between it what went over the wire. */
final class CallPage {

    private static final int LONGEST_FRAME = 20_000;
    private static final String STYLE = style();

    private final RecordedCall call;
    private final Markup html;

    private CallPage(RecordedCall call, Markup html) {
        this.call = call;
        this.html = html;
    }

    static String of(RecordedCall call) {
        try {
            StringWriter text = new StringWriter();
            new CallPage(call, new Markup(text)).write();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write() throws XMLStreamException {
        html.doctype();
        html.element("html", List.of("lang", "en"), () -> {
            html.element("head", () -> {
                html.empty("meta", "charset", "utf-8");
                html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
                html.empty(
                        "meta",
                        "http-equiv",
                        "Content-Security-Policy",
                        "content",
                        "default-src 'none'; style-src 'unsafe-inline'");
                html.element("title", () -> html.text(title()));
                html.element("style", () -> html.text(STYLE));
            });
            html.element(
                    "body",
                    () -> html.element("main", () -> {
                        header();
                        timeline();
                    }));
        });
        html.end();
    }

    private String title() {
        return first(IncomingCall.class)
                .map(incoming -> "Call from " + person(incoming.from()) + " to " + person(incoming.to()))
                .orElse("Call");
    }

    /** Who is behind a SIP address, without what only machines need. */
    private static String person(String address) {
        return address.replaceAll("(?i);tag=.*", "")
                .replaceAll("(?i)<(?:sips?|tel):([^@;>]+)[^>]*>", "$1")
                .replace("\"", "")
                .strip();
    }

    private void header() throws XMLStreamException {
        List<Moment> moments = call.moments();
        html.element("header", () -> {
            html.element("h1", () -> html.text(title()));
            html.element("dl", () -> {
                if (!moments.isEmpty()) {
                    fact("Began", moments.get(0).time().toString());
                    fact("Lasted", seconds(moments.get(moments.size() - 1)) + " s");
                }
                fact("Ended", first(CallEnded.class).map(Wording::ended).orElse("not yet, when this page was written"));
                for (Accepted accepted : call.events(Accepted.class)) {
                    fact("Model", accepted.model());
                    fact("Tools", String.join(", ", accepted.tools()));
                }
                fact("Call", call.callId());
                for (IncomingCall incoming : call.events(IncomingCall.class)) {
                    fact("SIP Call-ID", incoming.sipCallId());
                }
            });
        });
    }

    private void fact(String name, String value) throws XMLStreamException {
        html.element("div", () -> html.element("dt", () -> html.text(name)).element("dd", () -> html.text(value)));
    }

    private void timeline() throws XMLStreamException {
        html.element("ol", () -> {
            List<Frame> frames = new ArrayList<>();
            for (Moment moment : call.moments()) {
                if (moment instanceof Frame frame) {
                    frames.add(frame);
                } else if (moment instanceof Happened happened
                        && StoryLine.of(happened).isPresent()) {
                    wire(frames);
                    frames.clear();
                    line(happened, StoryLine.of(happened).get());
                }
            }
            wire(frames);
        });
    }

    private void line(Happened moment, StoryLine line) throws XMLStreamException {
        html.element("li", Look.of(moment.event()), () -> {
            html.element("time", "at", seconds(moment));
            html.element("span", "who", line.who().replace(":", ""));
            html.element("div", "what", () -> {
                html.element("p", "", line.text());
                Optional<String> json = Look.json(moment.event());
                if (json.isPresent()) {
                    html.element("details", () -> {
                        html.element("summary", () -> html.text("as JSON"));
                        html.element("pre", () -> html.text(JsonLine.pretty(json.get())));
                    });
                }
            });
        });
    }

    /** What went over the wire between two things that people want to know. */
    private void wire(List<Frame> frames) throws XMLStreamException {
        if (frames.isEmpty()) {
            return;
        }
        html.element(
                "li",
                "wire",
                () -> html.element("details", () -> {
                    html.element(
                            "summary",
                            () -> html.text(
                                    frames.size() + (frames.size() == 1 ? " message" : " messages") + " on the wire"));
                    for (Frame frame : frames) {
                        html.element("details", frame.toApplication() ? "sent" : "received", () -> {
                            html.element("summary", () -> {
                                html.element("time", "at", seconds(frame));
                                html.text((frame.toApplication() ? "→ " : "← ") + type(frame));
                            });
                            html.element("pre", () -> html.text(shortened(JsonLine.pretty(frame.text()))));
                        });
                    }
                }));
    }

    private static String type(Frame frame) {
        try {
            return new JsonObject(frame.text()).getValue("type", "without type").toString();
        } catch (DecodeException | ClassCastException e) {
            return "no JSON object";
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_FRAME
                ? text
                : text.substring(0, LONGEST_FRAME) + "\n… and " + (text.length() - LONGEST_FRAME)
                        + " more characters, which are in the JSON lines";
    }

    private static String seconds(Moment moment) {
        return String.format(Locale.ROOT, "%.2f", moment.since().toMillis() / 1000.0);
    }

    private <T extends EmulatorEvent> Optional<T> first(Class<T> kind) {
        return call.events(kind).stream().findFirst();
    }

    private static String style() {
        try (InputStream css = Objects.requireNonNull(CallPage.class.getResourceAsStream("call-page.css"))) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
