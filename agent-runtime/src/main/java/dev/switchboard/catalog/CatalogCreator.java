package dev.switchboard.catalog;

import dev.switchboard.binding.Binding;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.json.bind.JsonbConfig;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes the catalog bean from the classes that the extension found and checked. */
public class CatalogCreator implements SyntheticBeanCreator<Catalog> {

    private static final System.Logger LOG = System.getLogger(CatalogCreator.class.getName());

    @Override
    public Catalog create(Instance<Object> lookup, Parameters parameters) {
        CatalogReader reader = new CatalogReader(binding(), phoneNumbers());
        Catalog catalog = reader.read(
                List.of(parameters.get("tools", Class[].class)), List.of(parameters.get("agents", Class[].class)));
        if (!reader.problems().isEmpty()) {
            // the extension checked all without the application's JsonbConfig, which no bean can be asked for so early
            throw new IllegalStateException(
                    reader.problems().stream().map(Problem::toString).collect(Collectors.joining("; ")));
        }
        catalog.agents()
                .forEach(agent -> LOG.log(
                        Level.INFO,
                        "agent {0}: {1} tools, described to the model in {2} characters per call",
                        agent.name(),
                        agent.tools().size(),
                        catalog.schemaCharacters(agent)));
        return catalog;
    }

    /** By the configured region: one that is none fails the deployment when the settings are checked. */
    static PhoneNumbers phoneNumbers() {
        return PhoneNumbers.in(ConfigProvider.getConfig().getOptionalValue("switchboard.region", String.class));
    }

    /** By the application's {@code JsonbConfig} where it has such a bean. */
    private static Binding binding() {
        // the lookup that Payara gives to extensions does not see the beans of the application's other archives
        Instance<JsonbConfig> config = CDI.current().select(JsonbConfig.class);
        return config.isResolvable() ? new Binding(config.get()) : new Binding();
    }
}
