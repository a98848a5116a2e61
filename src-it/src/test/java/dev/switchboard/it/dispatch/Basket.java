package dev.switchboard.it.dispatch;

import dev.switchboard.api.CallScoped;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What the tools of a call share. */
@CallScoped
public class Basket {

    static final AtomicInteger DESTROYED = new AtomicInteger();

    private final List<String> items = new CopyOnWriteArrayList<>();

    String add(String item) {
        items.add(item);
        return String.join(", ", items);
    }

    @PreDestroy
    void destroyed() {
        DESTROYED.incrementAndGet();
    }
}
