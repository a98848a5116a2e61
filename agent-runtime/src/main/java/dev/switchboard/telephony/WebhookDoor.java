package dev.switchboard.telephony;

import dev.switchboard.api.IncomingCall;
import dev.switchboard.ledger.CallLedger;
import dev.switchboard.ledger.Claim;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes the service's webhooks. A call is stored first and acknowledged then; the decision about it comes after. What
 * was not stored is not acknowledged, so that the service delivers it again.
 */
@WebServlet("/switchboard/webhook")
public class WebhookDoor extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final System.Logger LOG = System.getLogger(WebhookDoor.class.getName());

    private static final int LONGEST_BODY = 256 * 1024;

    @Inject
    transient WebhookSignature signature;

    @Inject
    transient CallLedger ledger;

    @Inject
    transient Announcement announcement;

    @Inject
    transient CallAnswering answering;

    @Inject
    transient DecisionScan scan;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isJson(request.getContentType())) {
            refuse(response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "the body must be application/json");
            return;
        }
        byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "the body is too long");
            return;
        }
        String text = new String(body, StandardCharsets.UTF_8);
        Optional<String> flaw = signature.flaw(text, request::getHeader);
        if (flaw.isPresent()) {
            LOG.log(Level.WARNING, "SWB-5001: refused a webhook from {0}: {1}", request.getRemoteAddr(), flaw.get());
            refuse(response, HttpServletResponse.SC_UNAUTHORIZED, flaw.get());
            return;
        }
        Runnable decision;
        try {
            decision = take(request.getHeader(WebhookSignature.ID), text);
        } catch (MalformedWebhookException e) {
            LOG.log(Level.WARNING, "SWB-5002: refused a webhook: {0}", e.getMessage());
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
            return;
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.ERROR, "SWB-5003: a webhook could not be stored; the service will deliver it again", e);
            response.setHeader("Retry-After", "1");
            refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "not stored, deliver it again");
            return;
        }
        acknowledge(response, decision);
    }

    /** The decision begins when the acknowledgement has left, also where nobody is there any more to take it. */
    private static void acknowledge(HttpServletResponse response, Runnable decision) throws IOException {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        try {
            response.flushBuffer();
        } finally {
            decision.run();
        }
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null && contentType.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }

    /** Stores what a webhook announces, and returns what is to be done thereafter. */
    private Runnable take(String webhookId, String body) throws MalformedWebhookException, SQLException {
        Optional<IncomingCallWebhook> announced = IncomingCallWebhook.read(body);
        if (announced.isEmpty()) {
            return () -> {};
        }
        IncomingCall call =
                announcement.call(announced.get().callId(), announced.get().headers());
        if (ledger.receive(webhookId, call)) {
            LOG.log(Level.INFO, "call {0}: received by webhook {1}", call.id(), webhookId);
            return () -> answering.answerLater(call, Claim.first(call.id()));
        }
        LOG.log(Level.INFO, "call {0}: webhook {1} is a repeat", call.id(), webhookId);
        scan.resume(webhookId, call.id());
        return () -> {};
    }

    private static void refuse(HttpServletResponse response, int status, String why) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(why);
    }
}
