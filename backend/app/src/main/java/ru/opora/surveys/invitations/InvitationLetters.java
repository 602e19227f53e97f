package ru.opora.surveys.invitations;

import java.text.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.MailException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.notifications.mail.Postman;
import ru.opora.platform.jobs.Background;
import ru.opora.platform.jobs.Cadence;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.surveys.campaigns.Secrets;
import ru.opora.surveys.invitations.InvitationView.Failure;
import ru.opora.surveys.invitations.LetterQueue.Due;

/**
 * Sends invitations and reminders, one at a time, each with a link that was made for it: its secret is in the letter and
 * nowhere else. A letter goes out at least once.
 */
@Configuration(proxyBeanMethods = false)
class InvitationLetters {

    private static final Logger log = LoggerFactory.getLogger(InvitationLetters.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final Duration EARLY = Duration.ofMinutes(10);
    private static final Duration DOWN = Duration.ofMinutes(5);
    private static final int ATTEMPTS = 10;

    /** How long addresses are kept after a campaign. */
    private static final int DAYS_KEPT = 30;

    private static final LocalTime NIGHT = LocalTime.of(22, 40);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final LetterQueue queue;
    private final Postman postman;
    private final String publicUrl;

    InvitationLetters(LetterQueue queue, Postman postman, @Value("${opora.public-url}") String publicUrl) {
        this.queue = queue;
        this.postman = postman;
        this.publicUrl = publicUrl;
    }

    @Bean
    Background surveyLetterSender() {
        Mono<Boolean> one = DatabaseScope.system(Mono.defer(queue::next)
                .flatMap(due -> deliver(due).thenReturn(true))
                .defaultIfEmpty(false));
        return new Background(
                "Sending of invitations to surveys",
                postman.isThere()
                        ? one.expand(sent -> sent ? one : Mono.delay(PAUSE).then(one))
                        : Flux.never());
    }

    @Bean
    RecurringJob surveyInvitationsForgettingJob(Clock clock) {
        return new RecurringJob(
                "surveys.invitations",
                Cadence.every(Duration.ofHours(6)),
                Mono.defer(() -> queue.forget(
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS_KEPT))));
    }

    /** Once a night: who looks at the disk later finds no order. */
    @Bean
    RecurringJob surveyClaimsShufflingJob() {
        return new RecurringJob(
                "surveys.claims", Cadence.daily(NIGHT, ZoneOffset.UTC), Mono.defer(queue::shuffleClaims));
    }

    /**
     * What is not wanted any more is dropped: the campaign is over, or the invitation revoked. A first letter goes also to
     * who has answered, by an invitation that was revoked: whether it has gone out must not say so.
     */
    private Mono<Void> deliver(Due due) {
        if (!due.wanted()) {
            return queue.drop(due, null);
        }
        if (due.early()) {
            return queue.await(due, EARLY);
        }
        if (due.answered() && due.further()) {
            return queue.sent(due);
        }
        String secret = Secrets.fresh();
        return queue.link(due, Secrets.hash(secret))
                .filter(made -> made > 0)
                .flatMap(made -> postman.send(due.email(), due.language(), subject(due), text(due, secret))
                        .then(Mono.defer(() -> queue.sent(due))))
                .onErrorResume(MailException.class, failure -> again(due, failure));
    }

    private Mono<Void> again(Due due, MailException failure) {
        if (Postman.refusesAddress(failure)) {
            log.warn("The mail server refused the address of an invitation");
            return queue.drop(due, Failure.ADDRESS_REFUSED);
        }
        if (Postman.isDown(failure)) {
            log.warn("Invitations wait for the mail server: {}", failure.getMessage());
            return queue.await(due, DOWN);
        }
        if (due.attempts() >= ATTEMPTS) {
            log.error("An invitation was given up after {} attempts: {}", due.attempts(), failure.getMessage());
            return queue.drop(due, Failure.NOT_TAKEN);
        }
        log.warn("An invitation waits for another attempt: {}", failure.getMessage());
        return queue.postpone(due, FIRST_RETRY.multipliedBy(1L << (due.attempts() - 1)));
    }

    private static String subject(Due due) {
        return words(due).getString(kind(due) + ".subject").replace("{0}", due.title());
    }

    private String text(Due due, String secret) {
        ResourceBundle words = words(due);
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(say(words, due, kind(due) + ".text", due.title(), due.askedBy(), due.organization()));
        paragraphs.add(publicUrl + "/s/" + secret);
        paragraphs.add(say(words, due, "until", DAY.format(due.closesOn())));
        paragraphs.add(say(words, due, due.anonymous() ? "anonymous" : "named"));
        if (due.contact() != null) {
            paragraphs.add(say(words, due, "contact", due.contact()));
        }
        return String.join("\n\n", paragraphs) + "\n";
    }

    private static String kind(Due due) {
        return due.reminder() ? "reminder" : "invitation";
    }

    private static ResourceBundle words(Due due) {
        Locale language = Locale.ENGLISH.getLanguage().equals(due.language().getLanguage())
                ? Locale.ENGLISH
                : Locale.forLanguageTag("ru");
        return ResourceBundle.getBundle("surveys.letters", language, NO_FALLBACK);
    }

    private static String say(ResourceBundle words, Due due, String key, Object... values) {
        return new MessageFormat(words.getString(key), due.language()).format(values);
    }
}
