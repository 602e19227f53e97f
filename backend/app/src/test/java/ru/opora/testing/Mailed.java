package ru.opora.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** For tests of letters: one real SMTP server and one application for all of them, which people open at {@code http://opora.test}. */
public abstract class Mailed {

    private static GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    /** Asked once, when the application starts. */
    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        server.start();
        registry.add("spring.mail.host", () -> "localhost");
        registry.add("spring.mail.port", () -> server.getSmtp().getPort());
        registry.add("opora.public-url", () -> "http://opora.test");
    }

    protected static GreenMail mail() {
        return server;
    }

    /** Without a mail server, what it had is gone; then there is one again where it was. */
    protected static void whileDown(Runnable work) {
        int port = server.getSmtp().getPort();
        server.stop();
        try {
            work.run();
        } finally {
            server = new GreenMail(new ServerSetup(port, null, ServerSetup.PROTOCOL_SMTP));
            server.start();
        }
    }
}
