package ru.opora.identity.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words made of a name and of a user agent. */
class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "Полозов Андрей Львович, polozov.al",
        "А. Л. Полозов, polozov.al",
        "Щукина Юлия, shchukina.i",
        "Smith John, smith.j",
        "Ли, li",
        "—, user"
    })
    void proposesAUserNameForEveryKeyboard(String name, String proposal) {
        assertThat(UserNames.propose(name)).isEqualTo(proposal);
        assertThat(UserNames.isAllowed(proposal)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox · Windows",
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 YaBrowser/25.1 Safari/537.36 | Яндекс Браузер · Windows",
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0 | Edge · Windows",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1 | Safari · iPhone",
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36 | Chrome · Android",
                "curl/8.0 | — · —"
            })
    void namesTheDeviceInWords(String userAgent, String device) {
        assertThat(Device.of(userAgent)).isEqualTo(device);
    }
}
