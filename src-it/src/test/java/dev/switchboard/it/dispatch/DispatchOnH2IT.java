package dev.switchboard.it.dispatch;

import dev.switchboard.it.DispatchWar;
import org.h2.tools.Server;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** On H2, in a server process of its own. */
class DispatchOnH2IT extends DispatchTests {

    @Deployment
    static WebArchive war() throws Exception {
        Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-tcpDaemon")
                .start();
        String url = "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:dispatch;DB_CLOSE_DELAY=-1";
        return DispatchWar.on(url, "sa", "sa");
    }
}
