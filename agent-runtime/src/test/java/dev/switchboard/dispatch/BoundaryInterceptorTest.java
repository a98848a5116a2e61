package dev.switchboard.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.Logged;
import dev.switchboard.api.Tool;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.junit.jupiter.api.Test;

class BoundaryInterceptorTest {

    public static class Tools {
        @Tool("Retries")
        @Retry
        public String retrying() {
            return "retried";
        }

        @Tool("Does not retry")
        public String plain() {
            return "plain";
        }
    }

    @Retry
    public static class RetryingTools {
        @Tool("Retries as all do here")
        public String inherited() {
            return "retried";
        }
    }

    private final BoundaryInterceptor interceptor = new BoundaryInterceptor(null, null);

    private Object callInsideAnotherTool(Object tools, String tool) throws Exception {
        Attempt outer = Attempt.begin();
        try {
            return interceptor.around(new PlainCall(tools, tools.getClass().getMethod(tool)));
        } finally {
            outer.end();
        }
    }

    @Test
    void warnsOnceOfARetryInsideAnotherToolsTransaction() throws Exception {
        try (Logged log = new Logged(BoundaryInterceptor.class)) {
            assertThat(callInsideAnotherTool(new Tools(), "retrying")).isEqualTo("retried");
            callInsideAnotherTool(new Tools(), "retrying");
            assertThat(log.lines()).hasSize(1);
            assertThat(log.lines().get(0)).startsWith("WARNING SWB-2006: ").contains("Tools.retrying()");
        }
    }

    @Test
    void warnsOfARetryOfTheWholeClass() throws Exception {
        try (Logged log = new Logged(BoundaryInterceptor.class)) {
            callInsideAnotherTool(new RetryingTools(), "inherited");
            assertThat(log.lines()).hasSize(1);
        }
    }

    @Test
    void saysNothingOfAToolThatDoesNotRetry() throws Exception {
        try (Logged log = new Logged(BoundaryInterceptor.class)) {
            assertThat(callInsideAnotherTool(new Tools(), "plain")).isEqualTo("plain");
            assertThat(log.lines()).isEmpty();
        }
    }
}
