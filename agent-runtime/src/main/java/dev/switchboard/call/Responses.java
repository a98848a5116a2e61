package dev.switchboard.call;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The call's latest responses. Older ones are forgotten: nothing is told about them any more.
 *
 * @param count how many the model has begun
 * @param saysWhy whether the service repeats what a response was asked for, so that nobody has to guess
 * @param latest those that may still matter, by id
 */
record Responses(long count, boolean saysWhy, Map<String, Response> latest) {

    private static final int MOST = 16;

    static final Responses NONE = new Responses(0, false, Map.of());

    /**
     * One of them.
     *
     * @param number the how many-th of the call it is, from 1
     * @param speech what we asked it for; natural where nobody did
     * @param guessed whether the service did not say that it is the one which we asked for
     * @param finished whether it is generated
     * @param cut whether the caller did not hear all of it
     */
    record Response(long number, Speech speech, boolean guessed, boolean finished, boolean cut) {

        boolean tellsAnswers() {
            return speech.occasion().tellsAnswers();
        }

        /** Whether it is for certain the one that we asked for as the call's first words. */
        boolean isGreeting() {
            return speech.occasion() == Occasion.GREETING && !guessed;
        }
    }

    Optional<Response> find(String responseId) {
        return Optional.ofNullable(latest.get(responseId));
    }

    boolean isFinished(String responseId) {
        return find(responseId).map(Response::finished).orElse(false);
    }

    /** The how many-th of the call it is; one that nobody has seen begin is taken for the latest. */
    long number(String responseId) {
        return find(responseId).map(Response::number).orElse(count);
    }

    /** The latest that was taken for the one which we asked for. */
    Optional<String> lastGuess() {
        return latest.entrySet().stream()
                .filter(entry -> entry.getValue().guessed())
                .map(Map.Entry::getKey)
                .reduce((earlier, later) -> later);
    }

    Responses sayingWhy() {
        return new Responses(count, true, latest);
    }

    Responses begin(String responseId, Speech speech, boolean guessed) {
        Map<String, Response> all = new LinkedHashMap<>(latest);
        all.put(responseId, new Response(count + 1, speech, guessed, false, false));
        if (all.size() > MOST) {
            all.remove(all.keySet().iterator().next());
        }
        return new Responses(count + 1, saysWhy, all);
    }

    Responses finish(String responseId) {
        return change(responseId, one -> new Response(one.number, one.speech, one.guessed, true, one.cut));
    }

    Responses cut(String responseId) {
        return change(responseId, one -> new Response(one.number, one.speech, one.guessed, one.finished, true));
    }

    /** It was not the one that we asked for after all. */
    Responses natural(String responseId) {
        Speech natural = new Speech(Occasion.NATURAL, Optional.empty());
        return change(responseId, one -> new Response(one.number, natural, false, one.finished, one.cut));
    }

    private Responses change(String responseId, java.util.function.UnaryOperator<Response> change) {
        if (!latest.containsKey(responseId)) {
            return this;
        }
        Map<String, Response> all = new LinkedHashMap<>(latest);
        all.computeIfPresent(responseId, (id, one) -> change.apply(one));
        return new Responses(count, saysWhy, all);
    }
}
