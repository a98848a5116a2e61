package dev.switchboard.dispatch;

import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.PhoneAddress;
import dev.switchboard.binding.Binding;
import dev.switchboard.catalog.AgentDescriptor;
import dev.switchboard.catalog.Described;
import dev.switchboard.catalog.ToolDescriptor;
import dev.switchboard.ledger.FixedAnswer;
import dev.switchboard.ledger.IntentLedger;
import dev.switchboard.ledger.InvocationEntry;
import dev.switchboard.ledger.InvocationLedger;
import dev.switchboard.ledger.InvocationQueue;
import dev.switchboard.ledger.Unwritten;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Our own steps without a server. Lies in their package because nobody else may make them. */
public final class Ours {

    private static final int LONGEST_ANSWER = 16_000;
    private static final Duration LONGEST_STAGE = Duration.ofSeconds(60);

    private final Binding binding = new Binding();
    private final ValidatorFactory validators = Validation.buildDefaultValidatorFactory();
    private final Answers answers = new Answers(binding.results(), LONGEST_ANSWER, LONGEST_STAGE);
    private final Violations violations = new Violations(Clock.systemUTC());
    private final Object bean;
    private final AgentDescriptor agent;

    private Ours(Object bean) {
        this.bean = bean;
        this.agent =
                new AgentDescriptor("desk", List.of("1"), bean.getClass(), Described.tools(bean.getClass(), binding));
    }

    /** Bind, validate, invoke, and the answer's text. */
    public static UnaryOperator<String> bare(Object bean, String tool) {
        Ours ours = new Ours(bean);
        ToolDescriptor descriptor = ours.agent.tool(tool).orElseThrow();
        Step chain = ours.chain();
        return arguments -> {
            InvocationRun invocation = new InvocationRun(ours.request(tool, arguments), Instant.EPOCH);
            invocation.tool(descriptor);
            try {
                return chain.take(invocation).text();
            } catch (Refusal e) {
                return Answers.error(e.getMessage());
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        };
    }

    /** All steps of the dispatcher. What was found is kept, in place of the queue that a server writes from. */
    public static UnaryOperator<String> whole(Object bean, String tool) {
        Ours ours = new Ours(bean);
        LastFound found = new LastFound();
        Step authorise = new Authorise(callId -> Set.of(), ours.chain());
        Recording chain = new Recording(
                new LastAnswer(), new IntentLedger() {}, new IntentBoundary(null, null, null, null), new Unwritten() {}, found, authorise);
        return arguments -> chain.take(new InvocationRun(ours.request(tool, arguments), Instant.now()))
                .text();
    }

    private Step chain() {
        var validator = validators.getValidator();
        Step bind = new Bind(
                new ConstraintCheck(validator, violations), new Validate(validator, violations, new Invoke(answers)));
        return invocation -> {
            // where a server has CDI
            invocation.bean(bean);
            return bind.take(invocation);
        };
    }

    private static final IncomingCall CALL =
            new IncomingCall("rtc_1", PhoneAddress.WITHHELD, PhoneAddress.WITHHELD, List.of());

    private ToolRequest request(String tool, String arguments) {
        return new ToolRequest(CALL, agent, 1, "call_1", tool, arguments, java.util.Optional.empty());
    }

    /** Where a server has a database: for what was refused. */
    private static final class LastAnswer extends InvocationLedger {

        private volatile @Nullable FixedAnswer last;

        @Override
        public FixedAnswer fix(InvocationEntry entry, FixedAnswer answer, @Nullable String failure) {
            last = answer;
            return answer;
        }
    }

    private static final class LastFound extends InvocationQueue {

        private volatile @Nullable FixedAnswer last;

        @Override
        public void found(InvocationEntry entry, FixedAnswer answer) {
            last = answer;
        }
    }
}
