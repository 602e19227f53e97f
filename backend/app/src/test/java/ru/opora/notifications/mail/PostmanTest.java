package ru.opora.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;

class PostmanTest {

    @Test
    void anAddressThatThereIsNotIsToldFromAServerThatIsBusy() throws Exception {
        Address[] one = {new InternetAddress("nobody@example.org")};
        Address[] none = {};
        var refused = new SendFailedException("Invalid Addresses", new MessagingException("550"), none, none, one);
        var busy = new SendFailedException("Busy", new MessagingException("450"), none, one, none);
        assertThat(Postman.refusesAddress(new MailSendException(Map.of("letter", refused))))
                .isTrue();
        assertThat(Postman.refusesAddress(new MailSendException("failed", refused)))
                .isTrue();
        assertThat(Postman.refusesAddress(new MailSendException(Map.of("letter", busy))))
                .isFalse();
        assertThat(Postman.refusesAddress(new MailSendException("no connection", new java.net.ConnectException())))
                .isFalse();
        assertThat(Postman.isDown(new MailSendException("no connection", new java.net.ConnectException())))
                .isTrue();
        assertThat(Postman.isDown(new MailSendException(
                        "no connection", new MessagingException("timeout", new java.net.SocketTimeoutException()))))
                .isTrue();
        assertThat(Postman.isDown(new MailAuthenticationException("535"))).isTrue();
        assertThat(Postman.isDown(new MailSendException(Map.of("letter", busy))))
                .isFalse();
    }
}
