package dev.switchboard.receptionist.desk;

import dev.switchboard.api.CallRecord.Action;
import dev.switchboard.api.Calls;
import dev.switchboard.api.Settlements;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Takes what a person has found out about an invocation, once, and shows the page again. */
@WebServlet("/settle")
public class SettleServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final System.Logger LOG = System.getLogger(SettleServlet.class.getName());

    @Inject
    private transient DeskPage page;

    @Inject
    private transient Calls calls;

    @Inject
    private transient Settlements settlements;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        Look look = Look.at(null, request.getUserPrincipal());
        if (!SameOrigin.isShownBy(request)) {
            refuse(response, look, 403, "Nothing was settled: the form did not come from the desk's own page.");
            return;
        }
        SettleForm form;
        try {
            form = SettleForm.read(request::getParameter, look.user());
        } catch (IllegalArgumentException e) {
            refuse(response, look, 400, "Nothing was settled. " + e.getMessage());
            return;
        } catch (IllegalStateException e) {
            // the server's, which reads no form of more than two megabytes
            refuse(response, look, 413, "Nothing was settled: the form is too long.");
            return;
        }
        try {
            settle(form, look, response);
        } catch (IllegalStateException e) {
            LOG.log(Level.WARNING, "an invocation could not be settled", e);
            refuse(response, look, 503, "Nothing was settled: the ledger cannot be written. Try again.");
        }
    }

    private void settle(SettleForm form, Look look, HttpServletResponse response) throws IOException {
        boolean now = settlements.settle(form.callId(), form.functionCallId(), form.finding(), form.by());
        Optional<Action> action = action(form);
        if (action.isEmpty()) {
            refuse(response, look, 404, "Nothing was settled: there is no such function call.");
        } else if (action.get().settlement() == null) {
            refuse(response, look, 409, "Nothing was settled: " + action.get().tool() + " is not in doubt.");
        } else {
            LOG.log(
                    Level.INFO,
                    "call {0} invocation {1}: settled {2}",
                    form.callId(),
                    form.functionCallId(),
                    now ? "by a person" : "before");
            // so that a reload does not send the form again
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(
                    "Location",
                    "./?call=" + encoded(form.callId()) + "&settled=" + encoded(form.functionCallId())
                            + (now ? "" : "&before"));
        }
    }

    private Optional<Action> action(SettleForm form) {
        return calls.find(form.callId())
                .flatMap(call -> call.actions().stream()
                        .filter(action -> action.functionCallId().equals(form.functionCallId()))
                        .findFirst());
    }

    private void refuse(HttpServletResponse response, Look look, int status, String why) throws IOException {
        response.setStatus(status);
        DeskServlet.write(response, page.whole(look, Optional.of(Message.bad(why))));
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
