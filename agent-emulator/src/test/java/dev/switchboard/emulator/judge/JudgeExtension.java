package dev.switchboard.emulator.judge;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Has the official client's types judge all that emulators say in a run of tests. A test in which they say something wrong
 * fails; what is said behind a class's last test fails the class, and what is said behind the last class fails the run.
 * JUnit finds it as a service. With the configuration parameter {@code judge.application} it judges applications too,
 * which in tests of the emulator send wrong things on purpose.
 */
public final class JudgeExtension implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(JudgeExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        boolean both = alsoTheApplication(context);
        ExtensionContext.Store run = context.getRoot().getStore(NAMESPACE);
        var unused = run.getOrComputeIfAbsent("end", end -> new EndOfRun(both), EndOfRun.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        judge(alsoTheApplication(context));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        judge(alsoTheApplication(context));
    }

    private static boolean alsoTheApplication(ExtensionContext context) {
        return context.getConfigurationParameter("judge.application")
                .map(Boolean::parseBoolean)
                .orElse(false);
    }

    private static void judge(boolean alsoTheApplication) {
        List<String> complaints = Evidence.judge(alsoTheApplication);
        if (!complaints.isEmpty()) {
            throw new AssertionError(
                    "The official client does not understand what was said:\n  " + String.join("\n  ", complaints));
        }
    }

    private record EndOfRun(boolean alsoTheApplication) implements AutoCloseable {

        @Override
        public void close() {
            judge(alsoTheApplication);
            System.Logger log = System.getLogger(JudgeExtension.class.getName());
            log.log(System.Logger.Level.INFO, "{0} texts of emulators and applications were judged", Evidence.judged());
        }
    }
}
