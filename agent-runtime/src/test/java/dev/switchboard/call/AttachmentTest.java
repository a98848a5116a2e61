package dev.switchboard.call;

import static dev.switchboard.call.Scene.CONTINUE;
import static dev.switchboard.call.Scene.asks;
import static dev.switchboard.call.Scene.finished;
import static dev.switchboard.call.Scene.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.api.CallRecord.Speaker;
import dev.switchboard.call.CallCommand.CheckItem;
import dev.switchboard.call.CallCommand.Finish;
import dev.switchboard.call.CallCommand.HangUp;
import dev.switchboard.call.CallCommand.Keep;
import dev.switchboard.call.CallCommand.PassKeys;
import dev.switchboard.call.CallCommand.Redial;
import dev.switchboard.call.CallCommand.Respond;
import dev.switchboard.call.CallCommand.SendMessage;
import dev.switchboard.call.CallCommand.SendOutput;
import dev.switchboard.call.CallEvent.Attached;
import dev.switchboard.call.CallEvent.Detached;
import dev.switchboard.call.CallEvent.FunctionCalled;
import dev.switchboard.call.CallEvent.Gone;
import dev.switchboard.call.CallEvent.ItemAcknowledged;
import dev.switchboard.call.CallEvent.ItemMissing;
import dev.switchboard.call.CallEvent.ItemTruncated;
import dev.switchboard.call.CallEvent.KeyPressed;
import dev.switchboard.call.CallEvent.Noted;
import dev.switchboard.call.CallEvent.OutputAcknowledged;
import dev.switchboard.call.CallEvent.PlaybackEnded;
import dev.switchboard.call.CallEvent.ResponseRefused;
import dev.switchboard.call.CallEvent.ToolAnswered;
import dev.switchboard.call.CallEvent.Unreachable;
import dev.switchboard.call.CallTimer.Kind;
import dev.switchboard.call.Note.Digit;
import dev.switchboard.call.Note.Interruption;
import dev.switchboard.call.Note.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sideband is opened, lost and opened again. */
class AttachmentTest {

    private static final FunctionCall BOOK = asks("a", "resp_1", "book", "{}");
    private static final FunctionCall FIND = asks("b", "resp_1", "find", "{}");
    private static final Respond GREETING = new Respond(Speech.exactly(Occasion.GREETING, "Hello"));

    private final Scene scene = Scene.attached();

    private static ToolAnswered answer(String id, String text) {
        return new ToolAnswered(id, text, Written.YES, List.of());
    }

    private SendMessage nudge(int attachment) {
        return new SendMessage(ItemId.ofMessage("reconnected " + attachment), false, Words.RECONNECTED);
    }

    @Test
    void greetsOnceAlthoughItAttachesAgain() {
        Scene greeting = new Scene(Scene.greeting("Hello"));
        assertThat(greeting.play(new Attached())).containsExactly(GREETING);
        assertThat(greeting.play(new Detached())).containsExactly(new Redial());
        assertThat(greeting.play(new Attached())).doesNotContain(GREETING);
    }

    @Test
    void greetsAfterTheResponseThatStoodInTheWay() {
        Scene greeting = new Scene(Scene.greeting("Hello"));
        greeting.play(new Attached(), new ResponseRefused());
        assertThat(greeting.play(finished("other", true))).containsExactly(GREETING);
    }

    @Test
    void keepsAnAnswerUntilTheSidebandIsBack() {
        scene.call(BOOK);
        scene.play(new Detached());
        assertThat(scene.play(answer("a", "done"))).isEmpty();
        assertThat(scene.play(new Attached())).containsExactly(new SendOutput("a", "done"), nudge(2), CONTINUE);
    }

    @Test
    void asksTheServiceForWhatWasNotAcknowledgedBeforeItSendsItAgain() {
        scene.call(BOOK, FIND);
        scene.play(answer("a", "1"), new OutputAcknowledged("a"), answer("b", "2"), new Detached());
        assertThat(scene.play(new Attached())).containsExactly(new CheckItem(ItemId.ofOutput("b")), nudge(2));
        assertThat(scene.play(new ItemMissing(ItemId.ofOutput("b"))))
                .containsExactly(new SendOutput("b", "2"), CONTINUE);
    }

    @Test
    void doesNotSendAgainWhatTheServiceHas() {
        scene.call(BOOK);
        scene.play(answer("a", "1"), new Detached(), new Attached());
        assertThat(scene.play(new OutputAcknowledged("a"))).containsExactly(CONTINUE);
    }

    @Test
    void sendsAgainWhereTheServiceDoesNotSayWhetherItHasIt() {
        scene.call(BOOK);
        scene.play(answer("a", "1"), new Detached(), new Attached());
        assertThat(scene.fire(Kind.CHECK)).containsExactly(new SendOutput("a", "1"), CONTINUE);
    }

    @Test
    void asksAgainForTheContinuationThatDiedWithTheSocket() {
        scene.call(BOOK);
        scene.answer("a", true);
        scene.play(new Detached());
        assertThat(scene.play(new Attached())).containsExactly(nudge(2), CONTINUE);
    }

    @Test
    void hasTheModelAskAgainWhereSomethingMayHaveBeenMissed() {
        scene.play(started("resp_1"), new Detached());
        assertThat(scene.play(new Attached())).containsExactly(nudge(2), CONTINUE);
    }

    /** The caller may have spoken meanwhile, and the model may have called a function that nobody read. */
    @Test
    void hasTheModelAskAgainWhereItStaysQuiet() {
        scene.speak();
        scene.play(new Detached());
        assertThat(scene.play(new Attached())).containsExactly(nudge(2));
        assertThat(scene.timer(Kind.IDLE)).contains(Scene.HOLD);
        assertThat(scene.fire(Kind.IDLE)).containsExactly(CONTINUE);
        scene.play(new ItemAcknowledged(nudge(2).itemId()));
        scene.speak();
        assertThat(scene.timer(Kind.IDLE)).contains(Scene.IDLE);
    }

    @Test
    void leavesACallAloneThatGoesOnByItself() {
        scene.speak();
        scene.play(new Detached(), new Attached(), new ItemAcknowledged(nudge(2).itemId()));
        scene.callerSpeaks();
        assertThat(scene.speak()).isEmpty();
        assertThat(scene.timer(Kind.IDLE)).contains(Scene.IDLE);
    }

    /** It had begun before the model could read that something may have been missed. */
    @Test
    void hasTheModelAskAgainAfterAResponseThatDidNotKnow() {
        scene.speak();
        scene.play(new Detached(), new Attached(), started("resp_1"), new ItemAcknowledged(nudge(2).itemId()));
        scene.play(finished("resp_1", true));
        assertThat(scene.play(new PlaybackEnded("resp_1"))).isEmpty();
        assertThat(scene.timer(Kind.IDLE)).contains(Scene.HOLD);
        assertThat(scene.fire(Kind.IDLE)).containsExactly(CONTINUE);
    }

    @Test
    void tellsTheModelOnceOfASidebandThatComesAndGoes() {
        scene.play(started("resp_1"), new Detached(), new Attached());
        scene.play(finished("resp_1", true), new Detached());
        assertThat(scene.play(new Attached())).containsExactly(nudge(3), CONTINUE);
    }

    @Test
    void takesEventsThatAreReplayedForWhatTheyAre() {
        scene.call(BOOK);
        scene.answer("a", true);
        scene.speak();
        scene.play(new Detached(), new Attached(), new ItemAcknowledged(nudge(2).itemId()));
        assertThat(scene.play(started("resp_1"), new FunctionCalled(BOOK), finished("resp_1", false)))
                .isEmpty();
        assertThat(scene.play(new OutputAcknowledged("a"))).isEmpty();
    }

    @Test
    void doesNothingAfterTheEnd() {
        assertThat(scene.play(new Gone())).containsExactly(new Finish("ended"));
        assertThat(scene.play(new FunctionCalled(BOOK))).isEmpty();
        assertThat(scene.play(new Gone())).isEmpty();
    }

    @Test
    void hangsUpWhereTheSidebandCannotBeReached() {
        scene.play(new Detached());
        assertThat(scene.play(new Unreachable())).containsExactly(new HangUp(), new Finish("sideband_lost"));
    }

    @Test
    void keepsWhatIsSaidAndWhatWasNotHeard() {
        Turn turn = new Turn("item_1", Speaker.CALLER, "Good morning");
        assertThat(scene.play(new Noted(turn))).containsExactly(new Keep(turn));
        assertThat(scene.play(new ItemTruncated("item_2", 700)))
                .containsExactly(new Keep(new Interruption("item_2", 700)));
    }

    @Test
    void givesTheModelKeysThatEndWithAHash() {
        assertThat(scene.play(new KeyPressed("4"))).containsExactly(new Keep(new Digit("4")));
        scene.play(new KeyPressed("2"));
        assertThat(scene.play(new KeyPressed("#")))
                .containsExactly(
                        new Keep(new Digit("#")),
                        new PassKeys("42#"),
                        new SendMessage(ItemId.ofMessage("keys 0"), true, Words.keys("42#")),
                        CONTINUE);
    }

    private static SendMessage keys(int message, String text) {
        return new SendMessage(ItemId.ofMessage("keys " + message), true, Words.keys(text));
    }

    /** Whoever presses keys without end does not fill our memory with messages. */
    @Test
    void tellsKeysInOneMessageThatWerePressedWhileTheModelHadNotReadTheLast() {
        scene.play(started("resp_1"));
        assertThat(scene.play(new KeyPressed("#"))).contains(keys(0, "#"));
        assertThat(scene.play(new KeyPressed("1"), new KeyPressed("#")))
                .containsExactly(new Keep(new Digit("#")), new PassKeys("1#"));
        scene.play(
                new KeyPressed("2"),
                new KeyPressed("#"),
                new ItemAcknowledged(keys(0, "").itemId()));
        assertThat(scene.play(finished("resp_1", true))).containsExactly(CONTINUE);
        assertThat(scene.play(started("resp_2"))).containsExactly(keys(1, "1#, 2#"));
        assertThat(scene.play(finished("resp_2", true))).containsExactly(CONTINUE);
    }

    @Test
    void tellsKeysWhenTheSidebandIsBack() {
        scene.speak();
        scene.play(new Detached());
        assertThat(scene.play(new KeyPressed("1"), new KeyPressed("#"), new KeyPressed("2"), new KeyPressed("#")))
                .containsExactly(new Keep(new Digit("#")), new PassKeys("2#"));
        assertThat(scene.play(new Attached())).containsExactly(nudge(2), keys(0, "1#, 2#"), CONTINUE);
    }

    @Test
    void forgetsTheOldestKeysOfACallerWhoPressesThemWithoutEnd() {
        scene.play(started("resp_1"), new KeyPressed("#"));
        for (int i = 0; i < 100; i++) {
            scene.play(new KeyPressed("#"));
        }
        assertThat(scene.state().outbox().parcels()).hasSize(1);
        assertThat(scene.state().keys().untold()).hasSize(20);
    }

    @Test
    void givesTheModelKeysAfterWhichNoneFollows() {
        scene.play(new KeyPressed("4"));
        assertThat(scene.timer(Kind.KEYS)).contains(Scene.KEYS);
        assertThat(scene.fire(Kind.KEYS))
                .containsExactly(
                        new PassKeys("4"),
                        new SendMessage(ItemId.ofMessage("keys 0"), true, Words.keys("4")),
                        CONTINUE);
        scene.speak();
        scene.play(new KeyPressed("5"));
        assertThat(scene.fire(Kind.KEYS)).contains(new SendMessage(ItemId.ofMessage("keys 1"), true, Words.keys("5")));
    }
}
