package dev.switchboard.catalog;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import java.time.Clock;
import java.time.ZoneId;

/** Makes the clock of an application that has none: the system's, in its default time zone. */
public class ClockCreator implements SyntheticBeanCreator<Clock> {

    @Override
    public Clock create(Instance<Object> lookup, Parameters parameters) {
        return Clock.system(ZoneId.systemDefault());
    }
}
