package dev.switchboard.it.dispatch;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** On the database of {@link DispatchOnPostgresIT}. */
class FullChainOnPostgresBench extends FullChainBench {

    @Deployment
    static WebArchive war() throws Exception {
        return DispatchOnPostgresIT.war();
    }
}
