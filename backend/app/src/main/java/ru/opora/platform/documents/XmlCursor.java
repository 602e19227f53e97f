package ru.opora.platform.documents;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/**
 * Walks an XML part element by element without holding it. Document types are refused, so there are no entities and
 * nothing outside the part is ever opened.
 */
final class XmlCursor implements Closeable {
    private static final XMLInputFactory2 FACTORY = factory();

    private final InputStream in;
    private final XMLStreamReader2 reader;
    private final Map<String, String> prefixes;
    private int depth;

    /**
     * @param prefixes the prefix that {@link #name} gives to elements of a namespace; an empty one means the bare local
     *     name; elements of other namespaces are named {@code ?}
     */
    XmlCursor(InputStream in, Map<String, String> prefixes) throws IOException {
        this.in = in;
        this.prefixes = prefixes;
        try {
            this.reader = (XMLStreamReader2) FACTORY.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    private static XMLInputFactory2 factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, Limits.ATTRIBUTE);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 200);
        return factory;
    }

    /** The depth of the current element; the root has 1. */
    int depth() {
        return depth;
    }

    /** Moves to the root element. */
    void root() throws IOException {
        if (!nextChild(0)) {
            throw SourceRefused.of(Refusal.DAMAGED);
        }
    }

    /**
     * Moves to the next child of the element at the given depth, past whatever is left of the child before; false at
     * that element's end.
     */
    boolean nextChild(int parentDepth) throws IOException {
        while (depth >= parentDepth) {
            int event = next();
            if (event == XMLStreamConstants.END_DOCUMENT) {
                return false;
            }
            if (event == XMLStreamConstants.START_ELEMENT && depth == parentDepth + 1) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT && depth < parentDepth) {
                return false;
            }
        }
        return false;
    }

    /** One step within the element at the given depth: a text, a child or its end, for mixed content. */
    Step step(int parentDepth) throws IOException {
        while (true) {
            int event = next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (depth == parentDepth + 1) {
                        return Step.CHILD;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth < parentDepth) {
                        return Step.END;
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (depth == parentDepth) {
                        return Step.TEXT;
                    }
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return Step.END;
                }
                default -> {}
            }
        }
    }

    /** What {@link #step} came upon. */
    enum Step {
        TEXT,
        CHILD,
        END
    }

    /** The text at which {@link #step} stopped. */
    String stepText() {
        return reader.getText();
    }

    /** The whole text of the current element, its descendants' included; the cursor is then at its end. */
    String text() throws IOException {
        int self = depth;
        StringBuilder text = new StringBuilder();
        while (depth >= self) {
            int event = next();
            if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE) {
                Budget.piece((long) text.length() + reader.getTextLength());
                text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
            }
        }
        return text.toString();
    }

    /** The current element's name, prefixed as the constructor was told. */
    String name() {
        String prefix = prefixes.get(reader.getNamespaceURI());
        if (prefix == null) {
            return "?";
        }
        return prefix.isEmpty() ? reader.getLocalName() : prefix + ":" + reader.getLocalName();
    }

    /** An attribute by its local name, whatever its namespace. */
    @Nullable
    String attribute(String localName) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(localName)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    String attribute(String localName, String otherwise) {
        String value = attribute(localName);
        return value == null ? otherwise : value;
    }

    /** A whole number from an attribute; what is absent or no number counts as the given one. */
    int number(String localName, int otherwise) {
        return parse(attribute(localName), otherwise);
    }

    static int parse(@Nullable String value, int otherwise) {
        // Without this, the exceptions for absent attributes are most of the time a page takes.
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private int next() throws IOException {
        try {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw SourceRefused.of(Refusal.XML_ENTITIES);
            }
            if (event == XMLStreamConstants.START_ELEMENT && ++depth > Limits.XML_DEPTH) {
                throw SourceRefused.tooComplex("depth", Limits.XML_DEPTH);
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
            return event;
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    /** Woodstox wraps what the stream below it throws; the stream's own word is the truer one. */
    private static RuntimeException failure(XMLStreamException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SourceRefused refused) {
                return refused;
            }
        }
        return SourceRefused.damaged(e);
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw failure(e);
        } finally {
            in.close();
        }
    }
}
