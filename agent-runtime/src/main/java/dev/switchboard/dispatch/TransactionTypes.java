package dev.switchboard.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.concurrent.Callable;

/** Each kind of container transaction around a piece of work. Every exception that reaches it rolls back. */
@ApplicationScoped
class TransactionTypes {

    @Transactional(value = TxType.REQUIRED, rollbackOn = Exception.class)
    <T> T required(Callable<T> work) throws Exception {
        return work.call();
    }

    @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    <T> T requiresNew(Callable<T> work) throws Exception {
        return work.call();
    }

    @Transactional(value = TxType.MANDATORY, rollbackOn = Exception.class)
    <T> T mandatory(Callable<T> work) throws Exception {
        return work.call();
    }

    @Transactional(value = TxType.SUPPORTS, rollbackOn = Exception.class)
    <T> T supports(Callable<T> work) throws Exception {
        return work.call();
    }

    @Transactional(value = TxType.NOT_SUPPORTED, rollbackOn = Exception.class)
    <T> T notSupported(Callable<T> work) throws Exception {
        return work.call();
    }

    @Transactional(value = TxType.NEVER, rollbackOn = Exception.class)
    <T> T never(Callable<T> work) throws Exception {
        return work.call();
    }
}
