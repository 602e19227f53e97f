package ru.opora.identity.mail;

import jakarta.mail.MessagingException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskExecutor;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import ru.opora.identity.Texts;
import ru.opora.identity.accounts.Accounts.Account;

/** Writes and sends letters, as plain text and as simple HTML. Without a mail server nothing is sent and everybody is told so. */
public class Letters {

    private static final Logger LOG = LoggerFactory.getLogger(Letters.class);

    private final @Nullable JavaMailSender server;
    private final String from;
    private final Texts texts;
    private final TaskExecutor background;

    /** @param server null where there is none */
    public Letters(@Nullable JavaMailSender server, String from, Texts texts, TaskExecutor background) {
        this.server = server;
        this.from = from;
        this.texts = texts;
        this.background = background;
    }

    /**
     * A letter to one person.
     *
     * @param kind the part of the texts' keys after {@code letter.}
     * @param values what fills the text in: {0}, {1} …
     * @param link what the person may open, null for a notice
     */
    public record Letter(String to, Locale language, String kind, List<String> values, @Nullable String link) {}

    public boolean canSend() {
        return server != null;
    }

    /** Tells whether the mail server took it. */
    public boolean send(Letter letter) {
        if (server == null) {
            return false;
        }
        try {
            var message = server.createMimeMessage();
            var helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
            helper.setFrom(from, texts.text("product", letter.language()));
            helper.setTo(letter.to());
            helper.setSubject(subject(letter));
            helper.setText(plain(letter), html(letter));
            server.send(message);
            return true;
        } catch (MailException | MessagingException | UnsupportedEncodingException e) {
            LOG.warn("A letter «{}» was not sent: {}", letter.kind(), e.toString());
            return false;
        }
    }

    /** Tells somebody at the address they have that their account was changed, in case it was not them. */
    public void notice(Account account, String kind) {
        var email = account.email();
        if (email != null) {
            var values = List.of(account.displayName(), account.username());
            later(() -> send(new Letter(email, account.language(), kind, values, null)));
        }
    }

    /** Later, so that nobody learns from the time of an answer whether there was a letter to send. */
    public void later(Runnable work) {
        try {
            background.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.warn("Too many letters are waiting; one was dropped");
        }
    }

    private String subject(Letter letter) {
        return texts.text("letter." + letter.kind() + ".subject", letter.language());
    }

    private String body(Letter letter) {
        return texts.text(
                "letter." + letter.kind() + ".body",
                letter.language(),
                letter.values().toArray());
    }

    private String plain(Letter letter) {
        var link = letter.link() == null ? "" : "\n\n" + letter.link();
        return body(letter) + link + "\n\n-- \n" + texts.text("letter.signature", letter.language()) + "\n";
    }

    private String html(Letter letter) {
        var paragraphs = Texts.escape(body(letter)).replace("\n\n", "</p><p>").replace("\n", "<br>");
        var link = letter.link() == null
                ? ""
                : "<p><a href=\"%1$s\">%2$s</a></p><p>%1$s</p>"
                        .formatted(
                                Texts.escape(letter.link()),
                                Texts.escape(texts.text("letter." + letter.kind() + ".link", letter.language())));
        return """
                <!doctype html><html lang="%s"><meta charset="utf-8"><body><p>%s</p>%s<p>%s</p></body></html>"""
                .formatted(
                        letter.language().getLanguage(),
                        paragraphs,
                        link,
                        Texts.escape(texts.text("letter.signature", letter.language())));
    }
}
