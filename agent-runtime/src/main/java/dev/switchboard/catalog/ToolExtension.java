package dev.switchboard.catalog;

import dev.switchboard.api.Agent;
import dev.switchboard.api.Tool;
import dev.switchboard.binding.Binding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.Messages;
import jakarta.enterprise.inject.build.compatible.spi.MethodConfig;
import jakarta.enterprise.inject.build.compatible.spi.Registration;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.inject.build.compatible.spi.Validation;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds tools and agents at deployment, moves the transaction of each tool inside its fault tolerance, and refuses a
 * deployment that cannot work, with all its problems at once.
 *
 * <p>{@code @Transactional} (interceptor priority 200) lies outside fault tolerance (4010), so ordinarily every retry
 * runs in the first attempt's dead transaction. On tools it is taken off, and {@link ToolBoundary} (5000) put on.
 */
public class ToolExtension implements BuildCompatibleExtension {

    private final Map<String, ClassInfo> toolBeans = new TreeMap<>();
    private final Map<String, ClassInfo> agentBeans = new TreeMap<>();
    private boolean hasClock;

    /** Moves the transaction of every tool of a class. */
    @Enhancement(types = Object.class, withSubtypes = true, withAnnotations = Tool.class)
    public void moveTransaction(ClassConfig type) {
        List<AnnotationInfo> ofClass = type.info().annotations().stream()
                .filter(ToolExtension::isTransactional)
                .toList();
        type.removeAnnotation(ToolExtension::isTransactional);
        for (MethodConfig method : type.methods()) {
            if (method.info().hasAnnotation(Tool.class)) {
                method.removeAnnotation(ToolExtension::isTransactional);
                method.addAnnotation(ToolBoundary.class);
            } else if (!method.info().hasAnnotation(Transactional.class)) {
                ofClass.forEach(method::addAnnotation);
            }
        }
    }

    /** Notes the beans that have tools or are agents. */
    @Registration(types = Object.class)
    public void note(BeanInfo bean) {
        if (!bean.isClassBean()) {
            return;
        }
        ClassInfo type = bean.declaringClass();
        if (type.methods().stream().anyMatch(method -> method.hasAnnotation(Tool.class))) {
            toolBeans.put(type.name(), type);
        }
        if (type.hasAnnotation(Agent.class)) {
            agentBeans.put(type.name(), type);
        }
    }

    /** Notes whether the application brings a clock of its own. */
    @Registration(types = Clock.class)
    public void noteClock(BeanInfo bean) {
        hasClock = true;
    }

    /** Adds the catalog, and a clock where the application has none. */
    @Synthesis
    public void add(SyntheticComponents components) {
        components
                .addBean(Catalog.class)
                .type(Catalog.class)
                .scope(ApplicationScoped.class)
                .withParam("tools", toolBeans.values().toArray(ClassInfo[]::new))
                .withParam("agents", agentBeans.values().toArray(ClassInfo[]::new))
                .createWith(CatalogCreator.class);
        if (!hasClock) {
            components
                    .addBean(Clock.class)
                    .type(Clock.class)
                    .scope(Singleton.class)
                    .createWith(ClockCreator.class);
        }
    }

    /** Refuses a deployment that cannot work. */
    @Validation
    public void validate(Messages messages) throws ClassNotFoundException {
        CatalogReader reader = new CatalogReader(new Binding());
        reader.read(load(toolBeans), load(agentBeans));
        reader.problems().forEach(problem -> messages.error(problem.toString()));
    }

    private static boolean isTransactional(AnnotationInfo annotation) {
        return annotation.name().equals(Transactional.class.getName());
    }

    private static List<Class<?>> load(Map<String, ClassInfo> types) throws ClassNotFoundException {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        List<Class<?>> loaded = new ArrayList<>();
        for (String name : types.keySet()) {
            loaded.add(Class.forName(name, false, application));
        }
        return loaded;
    }
}
