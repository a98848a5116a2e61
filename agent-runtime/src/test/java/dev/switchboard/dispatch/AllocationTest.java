package dev.switchboard.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.switchboard.api.Tool;
import dev.switchboard.binding.ArgumentsException;
import dev.switchboard.binding.Binding;
import dev.switchboard.binding.ToolArguments;
import dev.switchboard.catalog.Tools;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Guards what binding and answering take of the heap, which is the same on every machine, as time is not (see src-it/bench). */
class AllocationTest {

    public enum Delivery {
        PICKUP,
        EXPRESS
    }

    public record Address(@NotBlank String street, @NotBlank String city) {}

    public record Order(
            @NotBlank @Size(max = 80) String customer,
            @Size(min = 1, max = 10) List<String> articles,
            Delivery delivery,
            Address address) {}

    public static class Desk {
        @Tool("Takes an order")
        public void order(Order order) {}
    }

    private static final String ARGUMENTS = """
        {"order":{"customer":"Ada Lovelace","articles":["green tea","a kettle","two cups"],"delivery":"EXPRESS",\
        "address":{"street":"12 St James's Square","city":"London"}}}\
        """;

    private static final String WRONG = "{\"order\":{\"customer\":\"Ada Lovelace\",\"articles\":\"tea\"}}";

    private static final int CALLS = 5_000;

    private final ToolArguments arguments = Tools.of(Desk.class).get(0).arguments();
    private final ConstraintCheck check = new ConstraintCheck(
            Validation.buildDefaultValidatorFactory().getValidator(), new Violations(Clock.systemUTC()));
    private final Answers answers = new Answers(new Binding().results(), 16_000, Duration.ofSeconds(1));

    /** Keeps the compiler from finding out that nobody looks at the values. */
    private Object last;

    /** The most are a third above what was measured on JDK 17, for other JDKs and what their compilers make of it. */
    @Test
    void bindsARecordInFewBytes() throws Exception {
        assertThat(bytesPerCall(() -> arguments.read(ARGUMENTS, check)[0])).isBetween(1L, 1_250L);
    }

    @Test
    void writesARecordInFewBytes() throws Exception {
        Object order = arguments.read(ARGUMENTS, check)[0];
        assertThat(bytesPerCall(() -> answers.value(order))).isBetween(1L, 700L);
    }

    @Test
    void refusesWrongArgumentsInFewBytes() throws Exception {
        assertThat(bytesPerCall(this::refusal)).isBetween(1L, 4_200L);
    }

    private String refusal() {
        try {
            return "no refusal of " + arguments.read(WRONG, check).length;
        } catch (ArgumentsException e) {
            return Answers.error(e.getMessage());
        }
    }

    private long bytesPerCall(Callable<Object> call) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                last = call.call();
            }
            fewest = Math.min(fewest, (threads.getCurrentThreadAllocatedBytes() - before) / CALLS);
        }
        assertThat(last).isNotNull();
        return fewest;
    }
}
