package dev.switchboard.it.dispatch;

import dev.switchboard.api.ToolFinished;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** Hears of outcomes after their commit, and makes some commits slow. */
@ApplicationScoped
public class Observer {

    private static final long LONG = 700_000_000;

    private final List<ToolFinished> heard = new CopyOnWriteArrayList<>();

    void before(@Observes(during = TransactionPhase.BEFORE_COMPLETION) ToolFinished finished) {
        if (finished.tool().equals("commitSlowly")) {
            wasteTime();
        }
    }

    void after(@Observes(during = TransactionPhase.AFTER_SUCCESS) ToolFinished finished) {
        heard.add(finished);
        if (finished.tool().equals("returnSlowly") || finished.tool().equals("fallBackAfterTheCommit")) {
            wasteTime();
        }
    }

    /** Whatever interrupts it. */
    private static void wasteTime() {
        long until = System.nanoTime() + LONG;
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    List<ToolFinished> heard() {
        return heard;
    }
}
