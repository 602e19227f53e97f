package ru.opora.notifications.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.platform.jobs.Background;
import ru.opora.platform.persistence.DatabaseScope;

/**
 * Sends what is due, a letter at a time. No connection of the database is held while the mail server is spoken to. A
 * letter goes out at least once: a node that dies between sending and saying so leaves it to the next one.
 */
@Configuration(proxyBeanMethods = false)
class LetterSending {

    private static final Logger log = LoggerFactory.getLogger(LetterSending.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final int ATTEMPTS = 10;

    private final LetterQueries letters;
    private final LetterText text;
    private final MailProperties properties;

    LetterSending(LetterQueries letters, LetterText text, MailProperties properties) {
        this.letters = letters;
        this.text = text;
        this.properties = properties;
    }

    @Bean
    Background letterSender(ObjectProvider<JavaMailSender> mail) {
        return new Background(
                "Sending of letters",
                Optional.ofNullable(mail.getIfAvailable())
                        .<Flux<?>>map(this::send)
                        .orElseGet(Flux::never));
    }

    private Flux<Boolean> send(JavaMailSender mail) {
        Mono<Boolean> one = DatabaseScope.system(letters.claim()
                .flatMap(letter -> deliver(mail, letter).thenReturn(true))
                .defaultIfEmpty(false));
        return one.expand(sent -> sent ? one : Mono.delay(PAUSE).then(one));
    }

    private Mono<Void> deliver(JavaMailSender mail, Letter letter) {
        return Mono.fromRunnable(() -> post(mail, letter))
                .subscribeOn(Schedulers.boundedElastic())
                .then(Mono.defer(() -> letters.done(letter)))
                .onErrorResume(
                        failure -> failure instanceof MailException || failure instanceof MessagingException,
                        failure -> again(letter, failure));
    }

    private void post(JavaMailSender mail, Letter letter) {
        if (letter.address().isEmpty()) {
            return; // the person has no address any more
        }
        mail.send(message -> compose(message, letter));
    }

    private void compose(MimeMessage message, Letter letter) throws MessagingException {
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(properties.sender());
        helper.setTo(letter.address());
        helper.setSubject(text.subject(letter));
        helper.setText(text.body(letter));
        message.setHeader(
                "List-Unsubscribe", "<" + text.settingsOf(letter.items().get(0).kind()) + ">");
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", letter.language().getLanguage());
    }

    /** Each pause twice the one before it; after about a day nobody waits for the letter. */
    private Mono<Void> again(Letter letter, Throwable failure) {
        String error = String.valueOf(failure.getMessage());
        if (letter.attempts() >= ATTEMPTS) {
            log.error("A letter was given up after {} attempts: {}", letter.attempts(), error);
            return letters.giveUp(letter, error);
        }
        log.warn("A letter waits for another attempt: {}", error);
        return letters.postpone(letter, FIRST_RETRY.multipliedBy(1L << (letter.attempts() - 1)), error);
    }
}
