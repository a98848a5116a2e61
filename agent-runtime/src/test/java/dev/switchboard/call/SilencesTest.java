package dev.switchboard.call;

import static dev.switchboard.call.Scene.asks;
import static dev.switchboard.call.Scene.finished;
import static dev.switchboard.call.Scene.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.call.CallCommand.Finish;
import dev.switchboard.call.CallCommand.HangUp;
import dev.switchboard.call.CallCommand.Respond;
import dev.switchboard.call.CallEvent.AnswerPromised;
import dev.switchboard.call.CallEvent.CallerStarted;
import dev.switchboard.call.CallEvent.CallerStopped;
import dev.switchboard.call.CallEvent.Detached;
import dev.switchboard.call.CallEvent.KeyPressed;
import dev.switchboard.call.CallEvent.PlaybackEnded;
import dev.switchboard.call.CallEvent.PlaybackStarted;
import dev.switchboard.call.CallEvent.ResponseRefused;
import dev.switchboard.call.CallEvent.SessionExpired;
import dev.switchboard.call.CallTimer.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nobody says anything, or the call is too long. */
class SilencesTest {

    private static final Respond STILL_THERE = new Respond(Speech.about(Occasion.STILL_THERE, Words.STILL_THERE));
    private static final Respond GOODBYE = new Respond(Speech.about(Occasion.GOODBYE, Words.IDLE_GOODBYE));

    private final Scene scene = Scene.attached();

    @Test
    void asksOnceThenSaysGoodbyeThenHangsUp() {
        assertThat(scene.timer(Kind.IDLE)).contains(Scene.IDLE);
        assertThat(scene.fire(Kind.IDLE)).containsExactly(STILL_THERE);
        assertThat(scene.moments()).containsExactly("idle_asked");
        assertThat(scene.timer(Kind.IDLE)).isEmpty();
        scene.speak();
        assertThat(scene.fire(Kind.IDLE)).containsExactly(GOODBYE);
        assertThat(scene.speak()).containsExactly(new HangUp());
        assertThat(scene.play(new Detached())).containsExactly(new Finish("idle"));
    }

    @Test
    void asksAnewWhenTheCallerHasSpoken() {
        scene.fire(Kind.IDLE);
        scene.speak();
        scene.callerSpeaks();
        scene.speak();
        assertThat(scene.fire(Kind.IDLE)).containsExactly(STILL_THERE);
    }

    @Test
    void keepsTheLineForACallerWhoSpeaksDuringTheGoodbye() {
        scene.fire(Kind.IDLE);
        scene.speak();
        scene.fire(Kind.IDLE);
        scene.speakAndBeInterrupted();
        assertThat(scene.speak()).isEmpty();
        assertThat(scene.fire(Kind.IDLE)).containsExactly(STILL_THERE);
    }

    @Test
    void isNoSilenceWhileAnybodySpeaksOrAToolRuns() {
        scene.play(started("resp"));
        assertThat(scene.timer(Kind.IDLE)).isEmpty();
        scene.play(finished("resp", true), new PlaybackStarted("resp"));
        assertThat(scene.timer(Kind.IDLE)).isEmpty();
        scene.play(new PlaybackEnded("resp"));
        assertThat(scene.timer(Kind.IDLE)).contains(Scene.IDLE);
        scene.call(asks("a", "find", "{}"));
        assertThat(scene.timer(Kind.IDLE)).isEmpty();
        scene.play(new CallerStarted());
        assertThat(scene.timer(Kind.IDLE)).isEmpty();
    }

    @Test
    void isSilenceWhileWorkGoesOnOfWhichTheCallerKnows() {
        scene.call(asks("a", "book", "{}"));
        scene.fire(Kind.ANSWER, "a");
        scene.play(new AnswerPromised("a", Optional.of("later")), new CallEvent.OutputAcknowledged("a"));
        scene.speak();
        assertThat(scene.timer(Kind.IDLE)).contains(Scene.IDLE);
    }

    @Test
    void isBrokenByAKey() {
        scene.fire(Kind.IDLE);
        scene.speak();
        scene.play(new KeyPressed("#"));
        scene.speak();
        assertThat(scene.fire(Kind.IDLE)).containsExactly(STILL_THERE);
    }

    @Test
    void doesNotAskWhereSomebodySpokeInThatMoment() {
        scene.fire(Kind.IDLE);
        scene.play(new ResponseRefused(), finished("other", false));
        assertThat(scene.fire(Kind.IDLE)).containsExactly(STILL_THERE);
    }

    @Test
    void warnsBeforeTheLongestDurationAndEndsTheCallThen() {
        assertThat(scene.timer(Kind.LONGEST)).contains(Scene.LONGEST);
        assertThat(scene.timer(Kind.WARNING)).contains(Scene.LONGEST.minus(Scene.WARNING));
        assertThat(scene.fire(Kind.WARNING))
                .containsExactly(new Respond(Speech.about(Occasion.WARNING, Words.WARNING)));
        assertThat(scene.moments()).containsExactly("warned");
        scene.speak();
        assertThat(scene.fire(Kind.LONGEST))
                .containsExactly(new Respond(Speech.about(Occasion.GOODBYE, Words.LONGEST_GOODBYE)));
        assertThat(scene.speak()).containsExactly(new HangUp());
        assertThat(scene.play(new Detached())).containsExactly(new Finish("longest_call"));
    }

    @Test
    void letsACallerWhoSpeaksExtendTheLongestDurationTwice() {
        for (int i = 0; i < 2; i++) {
            scene.fire(Kind.LONGEST);
            scene.speakAndBeInterrupted();
            assertThat(scene.speak()).isEmpty();
        }
        scene.fire(Kind.LONGEST);
        scene.play(started("bye"), finished("bye", true), new PlaybackStarted("bye"), new CallerStarted());
        assertThat(scene.play(new CallerStopped())).isEmpty();
        assertThat(scene.play(new PlaybackEnded("bye"))).containsExactly(new HangUp());
    }

    @Test
    void endsWithTheSession() {
        assertThat(scene.play(new SessionExpired())).containsExactly(new HangUp(), new Finish("session_expired"));
    }

    @Test
    void endsWhereNobodyEverAnswersAnything() {
        scene.call(asks("a", "book", "{}"));
        scene.play(new PlaybackStarted("never ends"));
        scene.passTimeUntilTheEnd();
        assertThat(scene.state().ending().orElseThrow().reason()).isIn("idle", "longest_call");
    }
}
