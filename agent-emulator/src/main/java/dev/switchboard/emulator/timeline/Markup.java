package dev.switchboard.emulator.timeline;

import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements. All text and attributes go through the JDK's writer, which escapes them: there is no other way in. */
final class Markup {

    /** What is between the tags of an element. */
    @FunctionalInterface
    interface Content {
        void write() throws XMLStreamException;
    }

    private final XMLStreamWriter xml;

    Markup(Writer out) throws XMLStreamException {
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
    }

    void doctype() throws XMLStreamException {
        xml.writeDTD("<!DOCTYPE html>");
    }

    /** An element; attributes are names and values in turn. */
    Markup element(String name, List<String> attributes, Content content) throws XMLStreamException {
        xml.writeStartElement(name);
        for (int i = 0; i < attributes.size(); i += 2) {
            xml.writeAttribute(attributes.get(i), Wording.printable(attributes.get(i + 1)));
        }
        content.write();
        xml.writeEndElement();
        return this;
    }

    Markup element(String name, String styleClass, Content content) throws XMLStreamException {
        return element(name, List.of("class", styleClass), content);
    }

    Markup element(String name, Content content) throws XMLStreamException {
        return element(name, List.of(), content);
    }

    Markup element(String name, String styleClass, String text) throws XMLStreamException {
        return element(name, styleClass, () -> text(text));
    }

    /** An element without content. */
    Markup empty(String name, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement(name);
        List<String> all = new ArrayList<>(List.of(attributes));
        for (int i = 0; i < all.size(); i += 2) {
            xml.writeAttribute(all.get(i), all.get(i + 1));
        }
        return this;
    }

    void text(String text) throws XMLStreamException {
        xml.writeCharacters(Wording.printable(text));
    }

    void end() throws XMLStreamException {
        xml.writeEndDocument();
        xml.flush();
    }
}
