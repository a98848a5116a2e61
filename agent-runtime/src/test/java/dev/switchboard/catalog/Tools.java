package dev.switchboard.catalog;

import java.util.List;

/** Descriptors of a class's tools, for tests of what comes after the catalog. */
public final class Tools {

    private Tools() {}

    public static List<ToolDescriptor> of(Class<?> bean) {
        return new CatalogReader().readTools(bean);
    }
}
