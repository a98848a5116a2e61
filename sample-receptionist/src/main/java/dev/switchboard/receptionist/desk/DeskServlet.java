package dev.switchboard.receptionist.desk;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Serves the page, at the application's root. */
@WebServlet("")
public class DeskServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient DeskPage page;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Look look = Look.at(request.getParameter("call"), request.getUserPrincipal());
        Optional<Message> message = Optional.ofNullable(request.getParameter("settled"))
                .flatMap(settled -> page.settled(look, settled, request.getParameter("before") != null));
        write(response, page.whole(look, message));
    }

    static void write(HttpServletResponse response, String html) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        // what callers said must stay text: nothing runs or is loaded that is not ours, and forms stay here
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(html);
    }
}
