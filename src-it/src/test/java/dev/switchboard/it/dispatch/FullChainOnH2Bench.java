package dev.switchboard.it.dispatch;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** On the database of {@link DispatchOnH2IT}. */
class FullChainOnH2Bench extends FullChainBench {

    @Deployment
    static WebArchive war() throws Exception {
        return DispatchOnH2IT.war();
    }
}
