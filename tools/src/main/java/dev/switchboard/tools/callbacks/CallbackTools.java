package dev.switchboard.tools.callbacks;

import dev.switchboard.api.Call;
import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolException;
import dev.switchboard.api.ToolParam;
import dev.switchboard.tools.speech.Heard;
import dev.switchboard.tools.speech.Spoken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jspecify.annotations.Nullable;

/** Arranges that a person calls back. */
@ApplicationScoped
public class CallbackTools {

    private CallbackSchedule schedule;
    private Call call;
    private Clock clock;

    /** For the container's proxy. */
    protected CallbackTools() {}

    /**
     * @param schedule where callbacks are arranged
     * @param call the call that a tool runs in
     * @param clock tells the time
     */
    @Inject
    public CallbackTools(CallbackSchedule schedule, Call call, Clock clock) {
        this.schedule = schedule;
        this.call = call;
        this.clock = clock;
    }

    /**
     * Arranges a callback. The number that the caller calls from is recorded beside the one to call, whichever that is.
     *
     * @param reason what it is about
     * @param urgency how soon it has to be
     * @param name who is to be called
     * @param earliest not before this
     * @param latest not after this
     * @param number which number to call; where left out, the one that the caller calls from
     * @return what was promised
     */
    @Tool("Arrange that a person calls the caller back, after the caller has said why and agreed to it")
    @Retry(maxRetries = 2, retryOn = PersistenceException.class)
    @Timeout(4000)
    public ScheduledCallback scheduleCallback(
            @ToolParam("what the callback is about") @NotBlank @Size(max = 400) String reason,
            @ToolParam("how soon it has to be") Urgency urgency,
            @ToolParam("name the caller gave") @NotBlank @Size(max = 80) String name,
            @ToolParam(value = "not before, ISO-8601 with offset, if the caller said so", required = false) @Nullable
                    OffsetDateTime earliest,
            @ToolParam(value = "not after, ISO-8601 with offset, if the caller said so", required = false) @Nullable
                    OffsetDateTime latest,
            @ToolParam(
                            value = "another number than the one the caller calls from, if the caller wants",
                            required = false)
                    @Size(max = 40)
                    @Nullable
                    String number) {
        boolean another = number != null && !number.isBlank();
        String toCall = Heard.phone(another ? number : call.from().number());
        requireNumber(toCall, another);
        Promise promise = promise(urgency, earliest, latest);
        String reference = schedule.schedule(
                new CallbackRequest(reason, urgency, name, toCall, call.from().number(), call.id()), promise);
        String when = earliest == null ? "by " + Spoken.dayAndTime(promise.by().toLocalDateTime()) : between(promise);
        String where = another ? "on " + Spoken.spelled(toCall) : "on the number that you call from";
        return new ScheduledCallback(
                reference,
                promise.by(),
                "We call you back " + where + ", " + when + ". The reference is " + Spoken.spelled(reference) + ".");
    }

    private static void requireNumber(String number, boolean given) {
        if (number.isEmpty()) {
            throw new ToolException(
                    given
                            ? "I did not get that number. Please tell me all digits of the number that we shall call."
                            : "I do not see which number you call from. Which number shall we call?");
        }
    }

    private Promise promise(Urgency urgency, @Nullable OffsetDateTime earliest, @Nullable OffsetDateTime latest) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        OffsetDateTime from = earliest == null || earliest.isBefore(now) ? now : earliest;
        if (latest != null && !latest.isAfter(from)) {
            throw new ToolException("The latest time must be after the earliest, and not in the past."
                    + " Between when and when can we call?");
        }
        return schedule.promise(urgency, new Window(from, latest))
                .orElseThrow(() -> new ToolException("Nobody is here then. " + alternative(urgency, from)));
    }

    private String alternative(Urgency urgency, OffsetDateTime from) {
        return schedule.promise(urgency, new Window(from, null))
                .map(next -> "We could call " + between(next) + ".")
                .orElse("Is there another day on which we can call?");
    }

    private static String between(Promise promise) {
        return Spoken.between(promise.from().toLocalDateTime(), promise.by().toLocalDateTime());
    }
}
