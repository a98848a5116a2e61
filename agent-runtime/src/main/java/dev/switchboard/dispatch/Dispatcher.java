package dev.switchboard.dispatch;

import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.ledger.FixedAnswer;
import dev.switchboard.ledger.InvocationLedger;
import dev.switchboard.ledger.RoleLedger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.validation.ValidatorFactory;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Runs what the model asks for. */
@ApplicationScoped
public class Dispatcher {

    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());

    private Telemetry telemetry;
    private Recording chain;
    private Clock clock;

    /** For the container's proxy. */
    protected Dispatcher() {}

    @Inject
    Dispatcher(
            InvocationLedger ledger,
            RoleLedger roles,
            ToolBeans beans,
            Answers answers,
            Telemetry telemetry,
            ValidatorFactory validators,
            Clock clock) {
        this.clock = clock;
        this.telemetry = telemetry;
        var validator = validators.usingContext().clockProvider(() -> clock).getValidator();
        Violations violations = new Violations(clock);
        Step invoke = new Invoke(answers);
        Step validate = new Validate(validator, violations, invoke);
        Step bind = new Bind(new ConstraintCheck(validator, violations), validate);
        Step obtain = new Obtain(beans, bind);
        this.chain = new Recording(ledger, new Authorise(roles::roles, obtain));
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
                    false,
                    List.of());
        }
        Instant startedAt = clock.instant();
        InvocationRun invocation = new InvocationRun(request, startedAt);
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
                Duration.between(startedAt, clock.instant()).toMillis(),
                invocation.attempts());
        return new ToolAnswer(answer.text(), answer.outcome() == Outcome.COMMITTED, List.of());
    }
}
