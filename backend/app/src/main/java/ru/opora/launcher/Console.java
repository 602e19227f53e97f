package ru.opora.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** What the person at the terminal reads: Russian, or English with {@code OPORA_LANGUAGE=en}. */
final class Console {

    private final Properties texts;
    private final PrintStream out;

    Console() {
        this("en".equals(System.getenv("OPORA_LANGUAGE")), terminal());
    }

    Console(boolean english, PrintStream out) {
        this.texts = load(english ? "/launcher/texts_en.properties" : "/launcher/texts.properties");
        this.out = out;
    }

    void say(String key, Object... values) {
        print(text(key, values));
    }

    void print(String line) {
        out.println(line);
    }

    String text(String key, Object... values) {
        return String.format(Objects.requireNonNull(texts.getProperty(key), key), values);
    }

    /** Java 17 takes the terminal of a bare system (no LANG) for ASCII and would print question marks. */
    private static PrintStream terminal() {
        var charset = System.getProperty("os.name").startsWith("Windows")
                ? Charset.forName(System.getProperty("sun.stdout.encoding", "UTF-8"))
                : StandardCharsets.UTF_8;
        return new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset);
    }

    private static Properties load(String path) {
        var properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Console.class.getResourceAsStream(path), path), StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
