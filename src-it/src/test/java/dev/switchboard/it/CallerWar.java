package dev.switchboard.it;

import java.io.IOException;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The receptionist with agents for callers who try everything, and little patience, so that nobody has to wait long. */
final class CallerWar {

    private CallerWar() {}

    /** With more configuration, which counts before this. */
    static WebArchive create(String configuration) throws IOException {
        return Receptionist.war("""
                        switchboard.openai.auth-header=api-key
                        switchboard.agent.caller.model=gpt-realtime-2.1-mini
                        switchboard.agent.caller.voice=cedar
                        switchboard.agent.night.model=a-model-of-tomorrow
                        switchboard.agent.night.voice=a-voice-of-tomorrow
                        switchboard.disclosure=You are talking to a machine.
                        switchboard.trust-asserted-identity=true
                        switchboard.hold=500ms
                        switchboard.answer-within=1500ms
                        switchboard.idle=2s
                        switchboard.longest-call=14s
                        switchboard.warning=4s
                        switchboard.goodbye=3s
                        switchboard.transfer=1s
                        switchboard.keys=300ms
                        switchboard.sideband.ping=1s
                        switchboard.limit.tool-calls=8
                        switchboard.limit.writes=3
                        switchboard.limit.calls-per-hour=0
                        """ + configuration).addPackage("dev.switchboard.it.caller");
    }
}
