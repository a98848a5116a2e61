package dev.switchboard.dispatch;

import dev.switchboard.api.CallInstruction;
import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.ledger.FixedAnswer;
import dev.switchboard.ledger.IntentLedger;
import dev.switchboard.ledger.InvocationLedger;
import dev.switchboard.ledger.InvocationQueue;
import dev.switchboard.ledger.Receipts;
import dev.switchboard.ledger.RoleLedger;
import dev.switchboard.ledger.Unwritten;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.validation.ValidatorFactory;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Runs what the model asks for. */
@ApplicationScoped
public class Dispatcher {

    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());

    private static final String GOES_ON =
            "{\"status\":\"in_progress\",\"message\":\"This takes longer. The work goes on, and you will be told the"
                    + " result when it is there. Tell the caller so, and do not try again.\"}";

    private InvocationLedger ledger;
    private InvocationQueue queue;
    private Telemetry telemetry;
    private Recording chain;
    private Clock clock;

    /** For the container's proxy. */
    protected Dispatcher() {}

    @Inject
    Dispatcher(
            InvocationLedger ledger,
            IntentLedger intents,
            IntentBoundary boundary,
            Unwritten unwritten,
            InvocationQueue queue,
            Receipts receipts,
            RoleLedger roles,
            ToolBeans beans,
            Answers answers,
            Telemetry telemetry,
            ValidatorFactory validators,
            Clock clock) {
        this.ledger = ledger;
        this.queue = queue;
        this.clock = clock;
        this.telemetry = telemetry;
        var validator = validators.usingContext().clockProvider(() -> clock).getValidator();
        Violations violations = new Violations(clock);
        Step repeats = new Repeats(ledger, receipts, clock, new Invoke(answers));
        Step validate = new Validate(validator, violations, repeats);
        Step bind = new Bind(new ConstraintCheck(validator, violations), validate);
        Step obtain = new Obtain(beans, bind);
        this.chain = new Recording(ledger, intents, boundary, unwritten, queue, new Authorise(roles::roles, obtain));
    }

    /**
     * Takes note of a call that this node has: what its tools share lives until {@link #end}.
     *
     * @param callId the call
     */
    public void begin(String callId) {
        CallContext.begin(callId);
    }

    /**
     * Lets go of a call that is over.
     *
     * @param callId the call
     */
    public void end(String callId) {
        CallContext.end(callId);
    }

    /**
     * Takes note that the model has asked for something, before anything comes of it. Never blocks.
     *
     * @param request what the model asked for
     */
    public void received(ToolRequest request) {
        if (request.functionCallId().length() <= InvocationLedger.LONGEST_ID) {
            queue.received(new InvocationRun(request, clock.instant()).entry());
        }
    }

    /**
     * Runs a tool and returns when its answer is fixed in the ledger. Never throws: whatever happens has an answer.
     *
     * <p>Needs a thread of the server's that is in no transaction. The invocation is a request of its own for beans that
     * are {@code @RequestScoped}.
     *
     * @param request what the model asked for
     * @return what the model is told and what follows for the call
     */
    @ActivateRequestContext
    public ToolAnswer dispatch(ToolRequest request) {
        if (request.functionCallId().length() > InvocationLedger.LONGEST_ID) {
            return new ToolAnswer(
                    Answers.error("The id of this function call is too long to be kept. It was not run."),
                    Outcome.REFUSED,
                    List.of());
        }
        InvocationRun invocation = new InvocationRun(request, clock.instant());
        FixedAnswer answer = run(invocation);
        return new ToolAnswer(answer.text(), answer.outcome(), instructions(invocation, answer));
    }

    /**
     * Runs a tool again, under the same idempotency key, of whose earlier runs nobody knows the outcome. What the model
     * was told stays; the ledger has what came of it.
     *
     * @param request what the model asked for then
     * @param attempts how many attempts the invocation's row has
     */
    @ActivateRequestContext
    public void runAgain(ToolRequest request, int attempts) {
        var unused = run(new InvocationRun(request, clock.instant(), OptionalInt.of(attempts)));
    }

    private FixedAnswer run(InvocationRun invocation) {
        ToolRequest request = invocation.request();
        CallContext.enter(request.call().id());
        FixedAnswer answer;
        try {
            answer = telemetry.observe(invocation, chain);
        } finally {
            // a late interrupt belongs to this invocation, not to the thread's next one
            Thread.interrupted();
            CallContext.leave(request.call().id());
        }
        LOG.log(
                Level.INFO,
                "call {0} invocation {1}: {2} {3} in {4} ms, attempts {5}",
                request.call().id(),
                request.functionCallId(),
                invocation.toolName(),
                answer.outcome(),
                Duration.between(invocation.startedAt(), clock.instant()).toMillis(),
                invocation.attempts());
        return answer;
    }

    /** What is to be done to the call, unless it was given out before: lost is better than done twice. */
    private List<CallInstruction> instructions(InvocationRun invocation, FixedAnswer answer) {
        if (answer.instructions().isEmpty()) {
            return List.of();
        }
        try {
            return ledger.claimInstructions(invocation.key()) ? answer.instructions() : List.of();
        } catch (SQLException | RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    "call " + invocation.key().callId() + " invocation "
                            + invocation.key().functionCallId() + ": what the tool wants done to the call is not done",
                    e);
            return List.of();
        }
    }

    /**
     * Promises that the answer to a function call comes later, while its tool goes on.
     *
     * @param request what the model asked for
     * @return what the model is told now, the same text whenever it is asked again; empty where it cannot be promised,
     *     since a server that dies would not keep it
     */
    public Optional<String> promise(ToolRequest request) {
        try {
            return queue.promise(new InvocationRun(request, clock.instant()).entry(), GOES_ON);
        } catch (SQLException | RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "call " + request.call().id() + " invocation " + request.functionCallId()
                            + ": no answer could be promised: " + e.getMessage());
            return Optional.empty();
        }
    }
}
