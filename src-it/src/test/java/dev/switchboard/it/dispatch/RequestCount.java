package dev.switchboard.it.dispatch;

import jakarta.enterprise.context.RequestScoped;

/** Begins anew in each request. */
@RequestScoped
public class RequestCount {

    private int count;

    int next() {
        return ++count;
    }
}
