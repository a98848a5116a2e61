/**
 * The durable record of calls, turns and invocations, in the application's own data source. Everything is plain JDBC
 * inside the server's transactions, so that an application's persistence unit beside it is not disturbed. Dispatch and
 * telephony write through it; applications read through {@link dev.switchboard.api.Calls}.
 */
@NullMarked
package dev.switchboard.ledger;

import org.jspecify.annotations.NullMarked;
