package dev.switchboard.catalog;

import dev.switchboard.api.DefaultBean;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import jakarta.enterprise.inject.spi.CDI;

/** Hands out the default bean of an interface. */
public class DefaultBeanCreator implements SyntheticBeanCreator<Object> {

    static final String PORT = "port";

    @Override
    public Object create(Instance<Object> lookup, Parameters parameters) {
        Class<?> port = parameters.get(PORT, Class.class);
        // the lookup that Payara gives to extensions does not see the beans of the application's other archives
        return CDI.current().select(port, DefaultBean.Literal.INSTANCE).get();
    }
}
