package dev.switchboard.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.switchboard.api.Tool;
import dev.switchboard.binding.ToolArguments;
import dev.switchboard.catalog.Tools;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guards what binding takes of the heap, which is the same on every machine, as time is not (see src-it/bench). */
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
            "address":{"street":"12 St James's Square","city":"London"}}}""";

    private static final int CALLS = 5_000;

    /** 1520 were measured on JDK 17; a third of that again is for other JDKs and what their compilers make of it. */
    private static final long MOST_BYTES = 2_000;

    private final ToolArguments arguments = Tools.of(Desk.class).get(0).arguments();
    private final ConstraintCheck check = new ConstraintCheck(
            Validation.buildDefaultValidatorFactory().getValidator(), new Violations(Clock.systemUTC()));

    /** Keeps the compiler from finding out that nobody looks at the values. */
    private Object last;

    @Test
    void bindsARecordInFewBytes() throws Exception {
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            fewest = Math.min(fewest, bytesPerCall());
        }
        assertThat(last).isNotNull();
        assertThat(fewest).isBetween(1L, MOST_BYTES);
    }

    private long bytesPerCall() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int call = 0; call < CALLS; call++) {
            last = arguments.read(ARGUMENTS, check)[0];
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / CALLS;
    }
}
