package ru.opora.notifications.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
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

    /** Whether the server says that there is no such address, for good (RFC 5321: a reply 5xx to RCPT). */
    public static boolean refusesAddress(MailException failure) {
        List<Throwable> causes = new ArrayList<>(List.of(failure));
        if (failure instanceof MailSendException several) {
            causes.addAll(List.of(several.getMessageExceptions()));
        }
        return causes.stream().anyMatch(Postman::isRefusal);
    }

    /** Whether the server was not reached, or does not know us: nothing is wrong with the letter. */
    public static boolean isDown(MailException failure) {
        if (failure instanceof MailAuthenticationException) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof SocketException
                    || cause instanceof SocketTimeoutException
                    || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRefusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof SendFailedException refused && hasAny(refused.getInvalidAddresses())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasAny(Address @Nullable [] addresses) {
        return addresses != null && addresses.length > 0;
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : failure.getCause();
    }

    private void compose(MimeMessage message, String address, Locale language, String subject, String text)
            throws MessagingException {
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(properties.sender());
        helper.setTo(address);
        helper.setSubject(subject);
        helper.setText(text);
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", language.getLanguage());
    }
}
