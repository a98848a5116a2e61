package dev.switchboard.catalog;

import dev.switchboard.api.Agent;
import dev.switchboard.api.Tool;
import dev.switchboard.binding.Binding;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
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
import jakarta.enterprise.lang.model.types.Type;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.lang.annotation.Annotation;
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

    private static final List<Class<? extends Annotation>> SESSION_BEANS =
            List.of(Stateless.class, Stateful.class, jakarta.ejb.Singleton.class);

    private final Map<String, ClassInfo> toolBeans = new TreeMap<>();
    private final Map<String, ClassInfo> agentBeans = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private boolean hasClock;

    /** Moves the transaction of every tool of a class. */
    @Enhancement(types = Object.class, withSubtypes = true, withAnnotations = Tool.class)
    public void moveTransaction(ClassConfig type) {
        List<AnnotationInfo> taken = new ArrayList<>();
        for (AnnotationInfo annotation : List.copyOf(type.info().annotations())) {
            if (brings(annotation)) {
                type.removeAnnotation(annotation::equals);
                unfold(annotation, type, taken);
            }
        }
        for (MethodConfig method : type.methods()) {
            if (method.info().hasAnnotation(Tool.class)) {
                method.removeAnnotation(ToolExtension::isTransactional);
                method.addAnnotation(ToolBoundary.class);
            } else if (!method.info().hasAnnotation(Transactional.class)) {
                taken.forEach(method::addAnnotation);
            }
        }
    }

    /** Whether an annotation is {@code @Transactional}, or a stereotype that has it. */
    private static boolean brings(AnnotationInfo annotation) {
        return isTransactional(annotation)
                || (annotation.declaration().hasAnnotation(Stereotype.class)
                        && annotation.declaration().annotations().stream().anyMatch(ToolExtension::brings));
    }

    /** A stereotype that has to go leaves what else it has on the class. */
    private static void unfold(AnnotationInfo annotation, ClassConfig type, List<AnnotationInfo> taken) {
        if (isTransactional(annotation)) {
            taken.add(annotation);
            return;
        }
        for (AnnotationInfo part : annotation.declaration().annotations()) {
            if (brings(part)) {
                unfold(part, type, taken);
            } else if (!part.name().startsWith("java.lang.annotation.")
                    && !part.name().equals(Stereotype.class.getName())) {
                type.addAnnotation(part);
            }
        }
    }

    /** Notes the beans that have tools or are agents. */
    @Registration(types = Object.class)
    public void note(BeanInfo bean) {
        if (!bean.isClassBean()) {
            refuseTools(bean);
            return;
        }
        ClassInfo type = bean.declaringClass();
        if (hasTools(type)) {
            if (SESSION_BEANS.stream().anyMatch(type::hasAnnotation)) {
                problems.add(new Problem(
                        "SWB-1021",
                        type.name(),
                        "is a session bean, whose transactions the server begins and ends by itself. Make it a CDI bean,"
                                + " as in @ApplicationScoped."));
            }
            toolBeans.put(type.name(), type);
        }
        if (type.hasAnnotation(Agent.class)) {
            agentBeans.put(type.name(), type);
        }
    }

    /** A bean that somebody's code makes has no interceptors, so its tools would have no boundary. */
    private void refuseTools(BeanInfo bean) {
        bean.types().stream()
                .filter(Type::isClass)
                .map(type -> type.asClass().declaration())
                .filter(ToolExtension::hasTools)
                .forEach(type -> problems.add(new Problem(
                        "SWB-1022",
                        type.name(),
                        "has tools, but a bean of it is made by " + (bean.isSynthetic() ? "an extension" : "a producer")
                                + ", so that no interceptor sees its calls. Give the class itself a scope, and take the"
                                + " producer away.")));
    }

    private static boolean hasTools(ClassInfo type) {
        return type.methods().stream().anyMatch(method -> method.hasAnnotation(Tool.class));
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
        CatalogReader reader = new CatalogReader(new Binding(), CatalogCreator.phoneNumbers());
        reader.read(load(toolBeans), load(agentBeans));
        problems.addAll(reader.problems());
        problems.forEach(problem -> messages.error(problem.toString()));
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
