package dev.switchboard.tools.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.tools.Database;
import dev.switchboard.tools.MapConfig;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JpaCallbackScheduleTest {

    private static final OffsetDateTime TEN = OffsetDateTime.parse("2030-01-08T10:00:00-05:00");
    private static final CallbackRequest REQUEST =
            new CallbackRequest("an invoice", Urgency.URGENT, "Ada", "+14155550199", "", "rtc_1");

    private final Database database = new Database();

    @AfterEach
    void close() {
        database.close();
    }

    private static JpaCallbackSchedule schedule(EntityManager entities, Map<String, String> config) {
        Clock clock = Clock.fixed(TEN.toInstant(), ZoneId.of("America/New_York"));
        return new JpaCallbackSchedule(new CallbackSettings(new MapConfig(config)), clock, entities);
    }

    @Test
    void keepsWhomToCallAndInWhichCallItWasPromised() {
        String reference = database.inTransaction(
                entities -> schedule(entities, Map.of()).schedule(REQUEST, new Promise(TEN, TEN.plusHours(1))));

        assertThat(database.row(
                        "select reference, reason, urgency, name, callback_number, phone, call_id from callback"))
                .isEqualTo(List.of(reference, "an invoice", "URGENT", "Ada", "+14155550199", "", "rtc_1"));
    }

    @Test
    void keepsThePromiseAsAnInstant() {
        var unused = database.inTransaction(
                entities -> schedule(entities, Map.of()).schedule(REQUEST, new Promise(TEN, TEN.plusHours(1))));

        assertThat(database.row("select count(*), min(reference) from callback"
                                + " where promised_from = timestamp with time zone '2030-01-08 15:00:00+00:00'"
                                + " and promised_by = timestamp with time zone '2030-01-08 16:00:00+00:00'")
                        .get(0))
                .isEqualTo(1L);
    }

    @Test
    void readsThePromiseBackAsTheSameInstant() {
        var unused = database.inTransaction(
                entities -> schedule(entities, Map.of()).schedule(REQUEST, new Promise(TEN, TEN.plusHours(1))));

        OffsetDateTime promisedBy = database.inTransaction(
                entities -> entities.createQuery("select c.promisedBy from Callback c", OffsetDateTime.class)
                        .getSingleResult());
        assertThat(promisedBy.toInstant()).isEqualTo(TEN.plusHours(1).toInstant());
    }

    @Test
    void promisesByTheConfiguredHours() {
        Map<String, String> config = Map.of(
                "switchboard.tools.callbacks.opens", "08:00",
                "switchboard.tools.callbacks.closes", "11:00",
                "switchboard.tools.callbacks.normal-within", "2h");

        Optional<Promise> promise = database.inTransaction(
                entities -> schedule(entities, config).promise(Urgency.NORMAL, new Window(TEN, null)));

        assertThat(promise).contains(new Promise(TEN, OffsetDateTime.parse("2030-01-09T09:00:00-05:00")));
    }
}
