package ru.opora.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.Extension;

/** How long tests wait for what happens by itself, where they do not say: others build beside them, on the same cores. */
public class Patience implements Extension {

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }
}
