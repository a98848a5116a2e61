package dev.switchboard.bench;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.exception.ToolArgumentsException;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.DefaultToolExecutor;
import java.lang.reflect.Method;
import java.util.Arrays;

/** langchain4j's executor of one method, built and called as its {@code ToolService} does. */
final class LangChain4j {

    private final DefaultToolExecutor executor;
    private final String tool;

    LangChain4j(Object bean, String tool) {
        Method method = Arrays.stream(bean.getClass().getMethods())
                .filter(candidate -> candidate.getName().equals(tool))
                .findFirst()
                .orElseThrow();
        this.tool = tool;
        this.executor = DefaultToolExecutor.builder()
                .object(bean)
                .originalMethod(method)
                .methodToInvoke(method)
                .wrapToolArgumentsExceptions(true)
                .propagateToolExecutionExceptions(true)
                .build();
    }

    String call(String arguments) {
        ToolExecutionRequest request = ToolExecutionRequest.builder()
                .id("call_1")
                .name(tool)
                .arguments(arguments)
                .build();
        InvocationContext context =
                InvocationContext.builder().chatMemoryId("default").build();
        try {
            // the text is made when it is asked for
            return executor.executeWithContext(request, context).resultText();
        } catch (ToolArgumentsException e) {
            return e.getCause().getMessage();
        }
    }
}
