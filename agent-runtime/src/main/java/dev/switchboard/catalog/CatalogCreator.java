package dev.switchboard.catalog;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import java.util.List;

/** Makes the catalog bean from the classes that the extension found and checked. */
public class CatalogCreator implements SyntheticBeanCreator<Catalog> {

    @Override
    public Catalog create(Instance<Object> lookup, Parameters parameters) {
        return new CatalogReader()
                .read(
                        List.of(parameters.get("tools", Class[].class)),
                        List.of(parameters.get("agents", Class[].class)));
    }
}
