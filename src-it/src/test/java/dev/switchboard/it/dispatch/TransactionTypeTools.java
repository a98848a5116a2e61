package dev.switchboard.it.dispatch;

import dev.switchboard.api.Tool;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** A tool with each type of transaction. Each tells which transaction it is in. */
@ApplicationScoped
public class TransactionTypeTools {

    static final String NONE = "none";

    @Resource
    private TransactionSynchronizationRegistry transactions;

    @Tool("Joins a transaction or has its own")
    @Transactional
    public String required() {
        return current();
    }

    @Tool("Has a transaction of its own")
    @Transactional(TxType.REQUIRES_NEW)
    public String requiresNew() {
        return current();
    }

    @Tool(value = "Joins a transaction that must be there", readOnly = true)
    @Transactional(TxType.MANDATORY)
    public String mandatory() {
        return current();
    }

    @Tool(value = "Joins a transaction or has none", readOnly = true)
    @Transactional(TxType.SUPPORTS)
    public String supports() {
        return current();
    }

    @Tool(value = "Has no transaction", readOnly = true)
    @Transactional(TxType.NOT_SUPPORTED)
    public String notSupported() {
        return current();
    }

    @Tool(value = "Takes no transaction", readOnly = true)
    @Transactional(TxType.NEVER)
    public String never() {
        return current();
    }

    /** No tool: {@return which transaction there is} */
    public String current() {
        Object key = transactions.getTransactionKey();
        return key == null ? NONE : key.toString();
    }
}
