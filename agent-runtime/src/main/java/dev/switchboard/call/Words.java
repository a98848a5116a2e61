package dev.switchboard.call;

/** What the model is told where nobody else says it. It speaks the language of the conversation by itself. */
final class Words {

    private static final String BRIEFLY = "In one short sentence and in the language of the conversation, ";

    static final String HOLD =
            BRIEFLY + "tell the caller that this takes a moment. Say nothing about the result and nothing else.";

    static final String STILL_THERE = BRIEFLY + "ask whether the caller is still there.";

    static final String WARNING =
            BRIEFLY + "tell the caller that this call will have to end soon, and ask what is most important now.";

    static final String IDLE_GOODBYE =
            BRIEFLY + "tell the caller that you hear nothing, that they are welcome to call again, and say goodbye.";

    static final String LONGEST_GOODBYE =
            BRIEFLY + "tell the caller that this call has to end now, that they are welcome to call again, and say"
                    + " goodbye.";

    static final String LIMIT_GOODBYE =
            BRIEFLY + "apologise that you cannot do more in this call, offer that the caller calls again, and say"
                    + " goodbye.";

    static final String TOO_MANY_TOOL_CALLS =
            "{\"error\":\"Too many functions were called in this call, and this one was not run. Offer to hand over to a"
                    + " person or to call back, and say goodbye.\"}";

    static final String TOO_MANY_WRITES =
            "{\"error\":\"Too much was changed in this call, and this was not done. Offer to hand over to a person or to"
                    + " call back.\"}";

    static final String RECONNECTED =
            "The connection to our systems was interrupted for a moment. If you called a function and have no output of"
                    + " it, call it again now with the same arguments; otherwise go on where you were.";

    static final String TRANSFER_FAILED =
            "The transfer did not work; the caller is still here with you. Apologise, and offer that somebody calls"
                    + " back.";

    private Words() {}

    static String lateResult(String tool, String functionCallId, String output) {
        return "The work that " + tool + " (" + functionCallId + ") went on with has ended. Its result is: " + output
                + "\nTell the caller.";
    }

    static String notDone(String tool, String functionCallId, String why) {
        return "The work that " + tool + " (" + functionCallId + ") went on with has ended. It was not done: " + why
                + "\nTell the caller.";
    }

    static String keys(String pressed) {
        return "[The caller pressed these keys on the telephone: " + pressed + "]";
    }
}
