package dev.switchboard.api;

import dev.switchboard.api.Reconciler.Finding;

/** Settles invocations whose outcome is unknown: for the desk, where a person has asked the other system. Inject it. */
public interface Settlements {

    /**
     * Records what became of an invocation. What the model was told stays as it was; where the call still goes on, it is
     * told the news.
     *
     * @param callId the service's id of the call
     * @param functionCallId the service's id of the function call
     * @param finding done or not done
     * @param by who says so, for the record; 1 to 80 characters
     * @return whether the outcome was unknown until now; where not, nothing is changed
     * @throws IllegalArgumentException when the finding is that it is still unknown, or nobody says so
     */
    boolean settle(String callId, String functionCallId, Finding finding, String by);
}
