package ru.opora.files.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.opora.files.Pictures;
import ru.opora.files.inspection.FileRefused;
import ru.opora.files.inspection.FileType;

class MetadataTest {

    @TempDir
    private Path folder;

    @Test
    void aJpegKeepsThePictureAndHowItIsTurnedAndNothingElse() throws IOException {
        byte[] cleaned = clean(FileType.JPEG, Pictures.jpeg());
        assertThat(text(cleaned)).doesNotContain(Pictures.SECRET, "adobe", "Photoshop");
        assertThat(pixels(cleaned)).isEqualTo(pixels(Pictures.plain("jpg")));
        int exif = text(cleaned).indexOf("Exif\0\0");
        assertThat(Orientation.of(Arrays.copyOfRange(cleaned, exif + 6, cleaned.length)))
                .isEqualTo(6);
        assertThat(text(cleaned)).endsWith("\u00ff\u00d9");
    }

    @Test
    void aPictureWithoutMetadataStaysAsItIs() throws IOException {
        assertThat(clean(FileType.JPEG, Pictures.plain("jpg"))).isEqualTo(Pictures.plain("jpg"));
        assertThat(clean(FileType.PNG, Pictures.plain("png"))).isEqualTo(Pictures.plain("png"));
    }

    @Test
    void cleaningTwiceIsCleaningOnce() throws IOException {
        byte[] jpeg = clean(FileType.JPEG, Pictures.jpeg());
        assertThat(clean(FileType.JPEG, jpeg)).isEqualTo(jpeg);
        byte[] png = clean(FileType.PNG, Pictures.png());
        assertThat(clean(FileType.PNG, png)).isEqualTo(png);
        byte[] webp = clean(FileType.WEBP, Pictures.webp());
        assertThat(clean(FileType.WEBP, webp)).isEqualTo(webp);
    }

    @Test
    void aPngKeepsThePictureAndHowItIsTurnedAndNothingElse() throws IOException {
        byte[] cleaned = clean(FileType.PNG, Pictures.png());
        assertThat(text(cleaned))
                .doesNotContain(Pictures.SECRET, "tEXt", "prVt")
                .contains("eXIf");
        assertThat(pixels(cleaned)).isEqualTo(pixels(Pictures.plain("png")));
        int exif = text(cleaned).indexOf("eXIf");
        assertThat(Orientation.of(Arrays.copyOfRange(cleaned, exif + 4, cleaned.length)))
                .isEqualTo(6);
    }

    @Test
    void aWebpKeepsThePictureAndHowItIsTurnedAndNothingElse() throws IOException {
        byte[] cleaned = clean(FileType.WEBP, Pictures.webp());
        assertThat(text(cleaned))
                .doesNotContain(Pictures.SECRET, "XMP ", "priv")
                .contains("coded picture", "profile");
        assertThat(cleaned[20] & 0xFF).as("flags: profile and EXIF, no XMP").isEqualTo(0x28);
        assertThat(Integer.reverseBytes(java.nio.ByteBuffer.wrap(cleaned).getInt(4)))
                .isEqualTo(cleaned.length - 8);
        int exif = text(cleaned).indexOf("EXIF");
        assertThat(Orientation.of(Arrays.copyOfRange(cleaned, exif + 8, cleaned.length)))
                .isEqualTo(6);
    }

    @Test
    void aPictureThatIsCutOffIsRefused() {
        for (byte[] whole : new byte[][] {Pictures.plain("jpg"), Pictures.plain("png")}) {
            FileType type = whole[0] == (byte) 0xFF ? FileType.JPEG : FileType.PNG;
            byte[] cut = Arrays.copyOf(whole, whole.length / 2);
            assertThatThrownBy(() -> clean(type, cut)).isInstanceOf(FileRefused.class);
        }
    }

    @Test
    void brokenPicturesAreRefusedOrCopiedButNeverFailOtherwise() throws IOException {
        var random = new Random(7);
        for (int i = 0; i < 600; i++) {
            FileType type = new FileType[] {FileType.JPEG, FileType.PNG, FileType.WEBP}[i % 3];
            byte[] bytes =
                    type == FileType.JPEG ? Pictures.jpeg() : type == FileType.PNG ? Pictures.png() : Pictures.webp();
            for (int hits = 0; hits < 4; hits++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(clean(type, bytes).length).isLessThanOrEqualTo(bytes.length);
            } catch (FileRefused refused) {
                assertThat(refused.refusal()).isNotNull();
            }
        }
    }

    private byte[] clean(FileType type, byte[] picture) throws IOException {
        Path from = folder.resolve("from");
        Path to = folder.resolve("to");
        Files.write(from, picture);
        Metadata.remove(type, from, to);
        return Files.readAllBytes(to);
    }

    private static int[] pixels(byte[] picture) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
