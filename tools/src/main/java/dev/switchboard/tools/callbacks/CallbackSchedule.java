package dev.switchboard.tools.callbacks;

import java.util.Optional;

/** Where callbacks are arranged for the people who make them. */
public interface CallbackSchedule {

    /**
     * Finds when somebody can call back. Nothing is reserved by it.
     *
     * @param urgency how soon it has to be
     * @param window when the caller can be reached
     * @return what can be promised; empty only where nobody is there in the window
     */
    Optional<Promise> promise(Urgency urgency, Window window);

    /**
     * Arranges a callback.
     *
     * @param request whom to call back, and why
     * @param promise what the caller is promised: one that {@link #promise} returned
     * @return the callback's reference: capital letters and digits, short enough to be read out
     */
    String schedule(CallbackRequest request, Promise promise);
}
