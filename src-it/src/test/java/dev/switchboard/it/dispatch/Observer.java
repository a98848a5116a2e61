package dev.switchboard.it.dispatch;

import dev.switchboard.api.ToolFinished;
import dev.switchboard.api.ToolSettled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Hears of outcomes after their commit, and makes some commits slow. */
@ApplicationScoped
public class Observer {

    private static final long LONG = 700_000_000;

    private final List<ToolFinished> heard = new CopyOnWriteArrayList<>();

    private final List<ToolSettled> news = new CopyOnWriteArrayList<>();
    private final Map<String, CompletableFuture<ToolSettled>> firstNews = new ConcurrentHashMap<>();

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

    void settled(@Observes(during = TransactionPhase.AFTER_SUCCESS) ToolSettled settled) {
        news.add(settled);
        firstNews
                .computeIfAbsent(settled.callId(), id -> new CompletableFuture<>())
                .complete(settled);
    }

    /** The first news of a call; waits for it. */
    ToolSettled firstNews(String callId) throws Exception {
        return firstNews
                .computeIfAbsent(callId, id -> new CompletableFuture<>())
                .get(10, TimeUnit.SECONDS);
    }

    List<String> settled(String callId) {
        return news.stream()
                .filter(one -> one.callId().equals(callId))
                .map(one -> one.outcome() + " " + one.answer() + " by " + one.by())
                .toList();
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
