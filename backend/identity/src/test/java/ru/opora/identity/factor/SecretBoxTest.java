package ru.opora.identity.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is sealed opens for its owner under its key, and for nobody else. */
class SecretBoxTest {

    private static final byte[] PLAIN = "secret".getBytes(StandardCharsets.UTF_8);

    private final SecretBox box = new SecretBox("a key of this installation".getBytes(StandardCharsets.UTF_8));

    @Test
    void opensForItsOwner() {
        assertThat(box.open(box.seal(PLAIN, "anna"), "anna")).contains(PLAIN);
    }

    @Test
    void neitherAnotherOwnerNorAnotherKeyOpensIt() {
        var sealed = box.seal(PLAIN, "anna");

        assertThat(box.open(sealed, "boris")).isEmpty();
        assertThat(new SecretBox("another key".getBytes(StandardCharsets.UTF_8)).open(sealed, "anna"))
                .isEmpty();
    }

    @Test
    void theSameSecretNeverLooksTheSame() {
        assertThat(box.seal(PLAIN, "anna")).isNotEqualTo(box.seal(PLAIN, "anna"));
    }

    @Test
    void aCodeIsHashedForItsOwner() {
        assertThat(box.hash("CODE", "anna")).isEqualTo(box.hash("CODE", "anna")).isNotEqualTo(box.hash("CODE", "boris"));
    }
}
