package ru.opora.notifications.mail;

import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Sends letters to people without an account. Whoever asks keeps them until they are sent. */
@Service
public class Postman {

    private final @Nullable JavaMailSender mail;
    private final MailProperties properties;

    Postman(ObjectProvider<JavaMailSender> mail, MailProperties properties) {
        this.mail = mail.getIfAvailable();
        this.properties = properties;
    }

    /** Whether there is a mail server. */
    public boolean isThere() {
        return mail != null;
    }

    /** Sends one letter; completes when the mail server has it, and fails with what it said. */
    public Mono<Void> send(String address, Locale language, String subject, String text) {
        JavaMailSender sender = mail;
        return sender == null
                ? Mono.error(() -> new IllegalStateException("There is no mail server"))
                : Mono.<Void>fromRunnable(
                                () -> sender.send(message -> compose(message, address, language, subject, text)))
                        .subscribeOn(Schedulers.boundedElastic());
    }

    private void compose(MimeMessage message, String address, Locale language, String subject, String text)
            throws jakarta.mail.MessagingException {
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(properties.sender());
        helper.setTo(address);
        helper.setSubject(subject);
        helper.setText(text);
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", language.getLanguage());
    }
}
