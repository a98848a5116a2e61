package dev.switchboard.catalog;

import dev.switchboard.api.DefaultBean;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Registration;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.types.Type;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Lets an application's own bean take the place of a {@link DefaultBean}. A default bean carries that qualifier instead
 * of {@code @Default}, so nobody gets it by accident; for each interface of its that no other bean has, a bean is added
 * that hands it out.
 */
public class DefaultBeanExtension implements BuildCompatibleExtension {

    private final Map<String, ClassInfo> ports = new TreeMap<>();
    private final Set<String> implemented = new HashSet<>();

    /** Notes which interfaces have a default bean, and which types the application's beans have. */
    @Registration(types = Object.class)
    public void note(BeanInfo bean) {
        boolean isDefaultBean =
                bean.qualifiers().stream().anyMatch(q -> q.name().equals(DefaultBean.class.getName()));
        if (isDefaultBean) {
            bean.types().stream()
                    .filter(Type::isClass)
                    .map(type -> type.asClass().declaration())
                    .filter(ClassInfo::isInterface)
                    .forEach(port -> ports.put(port.name(), port));
        } else if (bean.qualifiers().isEmpty()
                || bean.qualifiers().stream().anyMatch(q -> q.name().equals(Default.class.getName()))) {
            bean.types().stream()
                    .filter(Type::isClass)
                    .forEach(
                            type -> implemented.add(type.asClass().declaration().name()));
        }
    }

    /** Hands out the default beans of the interfaces that the application does not implement. */
    @Synthesis
    public void add(SyntheticComponents components) {
        ports.forEach((name, port) -> {
            if (!implemented.contains(name)) {
                components
                        .addBean(Object.class)
                        .type(port)
                        .scope(Dependent.class)
                        .withParam(DefaultBeanCreator.PORT, port)
                        .createWith(DefaultBeanCreator.class);
            }
        });
    }
}
