package dev.switchboard.it.retail;

import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.PhoneAddress;
import dev.switchboard.catalog.AgentDescriptor;
import dev.switchboard.catalog.Catalog;
import dev.switchboard.dispatch.Dispatcher;
import dev.switchboard.dispatch.ToolRequest;
import dev.switchboard.ledger.CallDecisions;
import dev.switchboard.ledger.CallLedger;
import dev.switchboard.ledger.Claim;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A shorter way to the dispatcher than by telephone: the function calls of one call in, their answers out. */
@WebServlet("/desk")
public class RetailDesk extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Catalog catalog;

    @Inject
    private transient CallLedger ledger;

    @Inject
    private transient CallDecisions decisions;

    @Inject
    private transient Dispatcher dispatcher;

    /** What the model is told about the tools of the agent that has a number. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonArrayBuilder tools = Json.createArrayBuilder();
        agent(request)
                .tools()
                .forEach(tool -> tools.add(
                        Json.createObjectBuilder().add("name", tool.name()).add("parameters", tool.schema())));
        write(response, tools.build());
    }

    /** Dispatches the function calls one after the other, as of a call of their own. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setCharacterEncoding("UTF-8");
        JsonArray functionCalls = Json.createReader(request.getReader()).readArray();
        AgentDescriptor agent = agent(request);
        IncomingCall call = call(agent);
        dispatcher.begin(call.id());
        try {
            JsonArrayBuilder answers = Json.createArrayBuilder();
            for (JsonObject each : functionCalls.getValuesAs(JsonObject.class)) {
                answers.add(dispatcher
                        .dispatch(new ToolRequest(
                                call,
                                agent,
                                CallLedger.FIRST_EPOCH,
                                each.getString("id"),
                                each.getString("tool"),
                                each.get("arguments").toString(),
                                Optional.empty()))
                        .text());
            }
            write(response, answers.build());
        } finally {
            dispatcher.end(call.id());
        }
    }

    private AgentDescriptor agent(HttpServletRequest request) {
        return catalog.agentFor(request.getParameter("number")).orElseThrow();
    }

    /** A call that is ours: the search for calls that nobody decides about may be faster than we are. */
    private IncomingCall call(AgentDescriptor agent) throws ServletException {
        try {
            while (true) {
                IncomingCall call = new IncomingCall(
                        "rtc_" + UUID.randomUUID(),
                        new PhoneAddress("Ada", "+14155550123"),
                        new PhoneAddress("", RetailAgent.NUMBER),
                        List.of());
                ledger.receive("wh_" + call.id(), call);
                Claim claim = Claim.first(call.id());
                if (decisions.begin(claim, Optional.of(agent.name()))
                        && decisions.accepted(claim, "gpt-realtime-2.1")) {
                    return call;
                }
            }
        } catch (SQLException e) {
            throw new ServletException(e);
        }
    }

    private static void write(HttpServletResponse response, JsonArray json) throws IOException {
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(json.toString());
    }
}
