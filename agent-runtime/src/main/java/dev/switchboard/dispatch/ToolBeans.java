package dev.switchboard.dispatch;

import dev.switchboard.catalog.ToolDescriptor;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The beans that have tools. The proxy of one with a scope is looked up once; a dependent one is made anew. */
@Singleton
class ToolBeans {

    private final Instance<Object> instances;
    private final Map<Class<?>, Object> proxies = new ConcurrentHashMap<>();

    @Inject
    ToolBeans(@Any Instance<Object> instances) {
        this.instances = instances;
    }

    /** A bean for one invocation. */
    record Held(Object bean, Runnable end) implements AutoCloseable {

        @Override
        public void close() {
            end.run();
        }
    }

    Held hold(ToolDescriptor tool) {
        Object proxy = proxies.get(tool.bean());
        if (proxy != null) {
            return new Held(proxy, () -> {});
        }
        Instance.Handle<?> handle = instances.select(tool.bean()).getHandle();
        if (handle.getBean().getScope().equals(Dependent.class)) {
            return new Held(handle.get(), handle::destroy);
        }
        proxies.put(tool.bean(), handle.get());
        return new Held(handle.get(), () -> {});
    }
}
