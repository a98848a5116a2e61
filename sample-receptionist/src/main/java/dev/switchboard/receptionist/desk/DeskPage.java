package dev.switchboard.receptionist.desk;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.switchboard.api.CallRecord;
import dev.switchboard.api.Calls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders the page, whole or the parts of it that change. Everything from outside is escaped by the templates. */
@ApplicationScoped
public class DeskPage {

    private static final int SHOWN = 50;

    private static final Mustache.Compiler TEMPLATES =
            Mustache.compiler().escapeHTML(true).withLoader(DeskPage::open);

    /** The parts, by the ids of their elements. */
    private static final List<String> PARTS = List.of("doubts", "calls", "call");

    private final Template whole = template("desk");
    private final Map<String, Template> parts = new LinkedHashMap<>();

    private Calls calls;
    private Clock clock;

    /** For the container's proxy. */
    protected DeskPage() {}

    @Inject
    DeskPage(Calls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
        PARTS.forEach(part -> parts.put(part, template(part)));
    }

    /**
     * The page.
     *
     * @param look who looks, and at what
     * @param message what to say about what they have just done
     */
    String whole(Look look, Optional<Message> message) {
        return whole.execute(view(look, message));
    }

    /**
     * The contents of the page's parts, by the ids of their elements.
     *
     * @param look who looks, and at what
     */
    Map<String, String> parts(Look look) {
        DeskView view = view(look, Optional.empty());
        Map<String, String> rendered = new LinkedHashMap<>();
        parts.forEach((id, template) -> rendered.put(id, template.execute(view)));
        return rendered;
    }

    /**
     * What to say about an invocation that somebody wanted to settle.
     *
     * @param look at the call that it was in
     * @param functionCallId which
     * @param before whether it was settled before
     */
    Optional<Message> settled(Look look, String functionCallId, boolean before) {
        return look.chosen()
                .flatMap(calls::find)
                .flatMap(call -> call.actions().stream()
                        .filter(action -> action.functionCallId().equals(functionCallId))
                        .findFirst()
                        .flatMap(action -> Message.settled(action, before, new Times(clock))));
    }

    private DeskView view(Look look, Optional<Message> message) {
        List<CallRecord> newest = calls.newest(SHOWN);
        Optional<CallRecord> shown = look.chosen()
                .or(() -> newest.stream().findFirst().map(CallRecord::id))
                .flatMap(calls::find);
        return new DeskView(
                message.orElse(null),
                look.user().orElse(null),
                DeskView.doubts(calls.unsettled(SHOWN), clock),
                DeskView.lines(newest, shown, clock),
                shown.map(call -> Story.of(call, new Times(clock))).orElse(null));
    }

    private static Template template(String name) {
        try (Reader source = open(name)) {
            return TEMPLATES.compile(source);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Reader open(String name) throws IOException {
        InputStream found = DeskPage.class.getResourceAsStream(name + ".mustache");
        if (found == null) {
            throw new IOException("there is no template " + name);
        }
        return new InputStreamReader(found, StandardCharsets.UTF_8);
    }
}
