package ru.opora.platform.documents;

import com.rtfparserkit.parser.RtfStreamSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads rich text: the tokens are the library's work, what they mean for paragraphs and tables is {@link RtfBlocks}'. */
final class RtfReader {
    private static final byte[] BINARY = "\\bin".getBytes(StandardCharsets.US_ASCII);

    private RtfReader() {}

    static SourceDocument read(byte[] content) throws IOException {
        refuseLongBinary(content);
        RtfBlocks blocks = new RtfBlocks();
        new RtfTokens().parse(new RtfStreamSource(new ByteArrayInputStream(content)), blocks);
        return new SourceDocument(SourceFormat.RTF, blocks.finish());
    }

    /** The library makes room for as many binary bytes as the file announces, whether it has them or not. */
    private static void refuseLongBinary(byte[] content) {
        for (int at = 0; at + BINARY.length < content.length; at++) {
            if (content[at] == '\\' && startsAt(content, at)) {
                long length = 0;
                for (int i = at + BINARY.length; i < content.length && content[i] >= '0' && content[i] <= '9'; i++) {
                    length = Math.min(length * 10 + content[i] - '0', Integer.MAX_VALUE);
                }
                if (length > content.length - at) {
                    throw SourceRefused.of(Refusal.DAMAGED);
                }
            }
        }
    }

    private static boolean startsAt(byte[] content, int at) {
        for (int i = 0; i < BINARY.length; i++) {
            if (content[at + i] != BINARY[i]) {
                return false;
            }
        }
        return true;
    }
}
