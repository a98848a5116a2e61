package dev.switchboard.dispatch;

import dev.switchboard.catalog.ToolDescriptor;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The beans that have tools, each looked up once. */
@Singleton
class ToolBeans {

    private final Instance<Object> instances;
    private final Map<Class<?>, Object> byClass = new ConcurrentHashMap<>();

    @Inject
    ToolBeans(@Any Instance<Object> instances) {
        this.instances = instances;
    }

    Object instance(ToolDescriptor tool) {
        return byClass.computeIfAbsent(
                tool.bean(), type -> instances.select(type).get());
    }
}
