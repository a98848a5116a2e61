package dev.switchboard.tools.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.tools.Database;
import dev.switchboard.tools.MapConfig;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JpaMessageBoxTest {

    private final Database database = new Database();

    @AfterEach
    void close() {
        database.close();
    }

    private static JpaMessageBox box(EntityManager entities, Map<String, String> config) {
        Clock clock = Clock.fixed(Instant.parse("2030-01-08T15:00:00Z"), ZoneId.of("America/New_York"));
        return new JpaMessageBox(new MessageSettings(new MapConfig(config)), clock, entities);
    }

    private List<String> recipients(Map<String, String> config) {
        return database.inTransaction(entities -> box(entities, config).recipients());
    }

    @Test
    void keepsTheMessageAndInWhichCallItWasLeft() {
        String reference = database.inTransaction(entities -> box(entities, Map.of())
                .leave(new CallerMessage("Sales", "Please send the offer.", "Ada", "", "rtc_1")));

        assertThat(database.row("select reference, recipient, body, name, phone, call_id from message"
                        + " where left_at = timestamp with time zone '2030-01-08 15:00:00+00:00'"))
                .isEqualTo(List.of(reference, "Sales", "Please send the offer.", "Ada", "", "rtc_1"));
    }

    @Test
    void keepsTheLongestMessage() {
        String longest = "x".repeat(1000);

        var unused = database.inTransaction(
                entities -> box(entities, Map.of()).leave(new CallerMessage("Sales", longest, "Ada", "", "rtc_1")));

        assertThat(database.row("select body, name from message").get(0)).isEqualTo(longest);
    }

    @Test
    void takesMessagesForTheReceptionWhereNothingIsConfigured() {
        assertThat(recipients(Map.of())).containsExactly("Reception");
    }

    @Test
    void takesMessagesForTheConfiguredRecipients() {
        assertThat(recipients(Map.of("switchboard.tools.messages.recipients", "Sales, Dr. Elm")))
                .containsExactly("Sales", "Dr. Elm");
    }
}
