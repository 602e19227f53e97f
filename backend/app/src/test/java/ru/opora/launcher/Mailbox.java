package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.regex.Pattern;

/** A real mail server on a free port, and what came to it. */
final class Mailbox implements AutoCloseable {

    private static final Pattern LINK = Pattern.compile("http\\S+/idp(/\\S+)");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    Mailbox() {
        server.start();
    }

    int port() {
        return server.getSmtp().getPort();
    }

    void empty() throws Exception {
        server.purgeEmailFromAllMailboxes();
    }

    /** Waits until so many letters are there. */
    List<MimeMessage> letters(int count) {
        assertThat(server.waitForIncomingEmail(10_000, count)).isTrue();
        return List.of(server.getReceivedMessages());
    }

    static boolean goesTo(MimeMessage letter, String address) {
        return GreenMailUtil.getAddressList(recipients(letter)).contains(address);
    }

    private static Address[] recipients(MimeMessage letter) {
        try {
            return letter.getAllRecipients();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** The part after the context path, from the plain text. */
    static String linkIn(MimeMessage letter) throws Exception {
        var alternatives =
                (Multipart) ((Multipart) letter.getContent()).getBodyPart(0).getContent();
        var text = plain(alternatives);
        var found = LINK.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    private static String plain(Multipart parts) throws Exception {
        var first = parts.getBodyPart(0).getContent();
        return first instanceof Multipart inner ? plain(inner) : first.toString();
    }

    @Override
    public void close() {
        server.stop();
    }
}
