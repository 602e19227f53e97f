package ru.opora.identity.pages;

import java.util.regex.Pattern;
import org.springframework.web.servlet.function.ServerRequest;

/** Reads what was typed. A text loses the spaces around it and what no keyboard sends; a password loses nothing. */
final class Fields {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}+");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;]{1,64}@[^\\s@<>,;]+\\.[^\\s@<>,;]{2,}");
    private static final int LONGEST_EMAIL = 320;

    private Fields() {}

    static String text(ServerRequest request, String name) {
        return CONTROL.matcher(request.param(name).orElse("")).replaceAll(" ").strip();
    }

    static String secret(ServerRequest request, String name) {
        return request.param(name).orElse("");
    }

    static boolean isEmail(String text) {
        return text.length() <= LONGEST_EMAIL && EMAIL.matcher(text).matches();
    }
}
