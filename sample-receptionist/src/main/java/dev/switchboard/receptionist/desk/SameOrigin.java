package dev.switchboard.receptionist.desk;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Whether a form was sent by a page of ours. Pages of others must not settle anything in the name of those who look at them,
 * which browsers would let them. A browser says where a form comes from, in a header that pages cannot set.
 */
final class SameOrigin {

    private SameOrigin() {}

    /** Whether that is certain. */
    static boolean isShownBy(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        // browsers send the other header over TLS and to this machine only
        String origin = request.getHeader("Origin");
        return origin != null && origin.replaceFirst("^https?://", "").equals(request.getHeader("Host"));
    }
}
