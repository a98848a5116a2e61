package dev.switchboard.emulator.call;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what applications ask for over REST. */
public final class Requests {

    private static final int DECLINED = 603;

    private Requests() {}

    /**
     * What is wrong with a request.
     *
     * @param code the error's code
     * @param message the error's message
     * @param param the field, or null
     */
    public record Problem(
            String code, String message, @Nullable String param) {}

    /**
     * Checks a request.
     *
     * @param action {@code accept}, {@code reject}, {@code refer} or {@code hangup}
     * @param body its body
     * @return the problem, or empty when it can be served
     */
    public static Optional<Problem> problem(String action, JsonObject body) {
        try {
            switch (action) {
                case "accept" -> SessionCheck.check(body, "");
                case "reject" -> checkReject(body);
                case "refer" -> checkRefer(body);
                default -> {}
            }
            return Optional.empty();
        } catch (Flaw e) {
            return Optional.of(new Problem(e.code(), String.valueOf(e.getMessage()), e.param()));
        }
    }

    private static void checkReject(JsonObject body) throws Flaw {
        Fields.only(body, Set.of("status_code"), "");
        Object status = body.getValue("status_code", DECLINED);
        if (!(status instanceof Integer code) || code < 400 || code > 699) {
            throw Flaw.value("status_code", "it must be 400 to 699");
        }
    }

    private static void checkRefer(JsonObject body) throws Flaw {
        Fields.only(body, Set.of("target_uri"), "");
        if (body.getValue("target_uri") == null) {
            throw new Flaw("missing_required_parameter", "Missing required parameter: 'target_uri'.", "target_uri");
        }
        // whether it is an address at all, the caller's side will say
        Fields.text(body, "target_uri", "target_uri");
    }

    /** {@return the SIP status of a reject} */
    public static int rejectStatus(JsonObject body) {
        return body.getInteger("status_code", DECLINED);
    }

    /** {@return to whom a refer transfers} */
    public static String referTarget(JsonObject body) {
        return body.getString("target_uri");
    }
}
