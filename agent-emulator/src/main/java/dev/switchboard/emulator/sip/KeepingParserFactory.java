package dev.switchboard.emulator.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.MessageParserFactory;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.text.ParseException;
import javax.sip.message.Request;

/** Keeps the {@link RawHeaders} of each INVITE with it. Named to the SIP stack by class name. */
public final class KeepingParserFactory implements MessageParserFactory {

    @Override
    public MessageParser createMessageParser(SIPTransactionStack stack) {
        return new KeepingParser();
    }

    private static final class KeepingParser extends StringMsgParser {

        @Override
        public SIPMessage parseSIPMessage(
                byte[] bytes, boolean readBody, boolean strict, ParseExceptionListener listener) throws ParseException {
            SIPMessage message = super.parseSIPMessage(bytes, readBody, strict, listener);
            if (message instanceof Request request && Request.INVITE.equals(request.getMethod())) {
                message.setApplicationData(RawHeaders.read(bytes));
            }
            return message;
        }
    }
}
