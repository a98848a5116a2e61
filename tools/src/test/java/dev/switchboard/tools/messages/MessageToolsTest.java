package dev.switchboard.tools.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchboard.api.ToolException;
import dev.switchboard.tools.AnyCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageToolsTest {

    private final List<CallerMessage> left = new ArrayList<>();
    private final MessageTools tools = new MessageTools(new TwoRecipients(), AnyCall.from("+14155550123"));

    @Test
    void leavesAMessageForWhomTheCallerNames() {
        assertThat(tools.leaveMessage("Sales", "Please send the offer.", "Ada"))
                .isEqualTo(new LeftMessage(
                        "REF1", "Sales", "Your message for Sales is left. The reference is R, E, F, 1."));
        assertThat(left)
                .containsExactly(new CallerMessage("Sales", "Please send the offer.", "Ada", "+14155550123", "rtc_1"));
    }

    @Test
    void knowsTheRecipientHoweverTheNameIsWritten() {
        assertThat(tools.leaveMessage("dr elm", "I am late.", "Ada").recipient())
                .isEqualTo("Dr. Elm");
    }

    @Test
    void namesWhomAMessageCanBeLeftForWhenThereIsNoSuchRecipient() {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> tools.leaveMessage("The president", "Hello.", "Ada"))
                .withMessage("I cannot leave a message for The president. Messages can be left for Sales, Dr. Elm.");
        assertThat(left).isEmpty();
    }

    @Test
    void takesAMessageFromACallerWhoWithholdsTheirNumber() {
        new MessageTools(new TwoRecipients(), AnyCall.withheld()).leaveMessage("Sales", "Hello.", "Ada");

        assertThat(left).containsExactly(new CallerMessage("Sales", "Hello.", "Ada", "", "rtc_1"));
    }

    @Test
    void listsTheRecipients() {
        assertThat(tools.listRecipients()).isEqualTo("Messages can be left for Sales, Dr. Elm.");
    }

    private final class TwoRecipients implements MessageBox {
        @Override
        public List<String> recipients() {
            return List.of("Sales", "Dr. Elm");
        }

        @Override
        public String leave(CallerMessage message) {
            left.add(message);
            return "REF" + left.size();
        }
    }
}
