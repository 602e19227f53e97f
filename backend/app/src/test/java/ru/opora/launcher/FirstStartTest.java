package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installation without demonstration data: from the line on the console to an administrator at work. */
class FirstStartTest {

    private static final String PASSWORD = "четыре зеленых трамвая";

    private static final Map<String, String> FORM = Map.of(
            "name", "Тестова Вера Павловна",
            "email", "vera@example.org",
            "username", "vera",
            "password", PASSWORD,
            "repeated", PASSWORD,
            "organization", "Министерство образования Светлогорского края",
            "kind", "REGION",
            "timeZone", "Asia/Vladivostok");

    @Test
    void theFirstAdministratorIsMadeOnceAndIsAtWork(@TempDir Path folder) throws Exception {
        URI former;
        int port;
        try (var opora = RunningOpora.on(0, folder, "--opora.demo=false")) {
            port = opora.port();
            former = link(opora);
            assertThat(new Browser(opora).get(former).body()).contains("Начало работы");
            assertThat(new Browser(opora).get(opora.address("/idp/setup?token=guess")).statusCode())
                    .isEqualTo(410);
        }
        try (var opora = RunningOpora.on(port, folder, "--opora.demo=false")) {
            var link = link(opora);
            assertThat(link).isNotEqualTo(former);
            refusesWhatIsIncomplete(opora, link);
            var browser = setUpByTwoAtOnce(opora, link, former);

            var me = Browser.json(browser.send(
                    opora.api("/me", browser.tokens().get("access_token").asString())));
            assertThat(me.get("name").asString()).isEqualTo("Тестова Вера Павловна");
            assertThat(me.get("memberships").get(0).get("role").asString()).isEqualTo("ADMIN");
            assertThat(browser.get(link).statusCode()).isEqualTo(410);
            assertThat(browser.get(former).statusCode()).isEqualTo(410);
        }
        try (var opora = RunningOpora.on(port, folder, "--opora.demo=false")) {
            assertThat(opora.said()).doesNotContain("/idp/setup");
            assertThat(new Browser(opora).signIn("vera", PASSWORD).get("access_token").asString())
                    .isNotBlank();
        }
    }

    private static void refusesWhatIsIncomplete(RunningOpora opora, URI link) throws Exception {
        var weak = new HashMap<>(FORM);
        weak.put("password", "vera-vera-vera");
        weak.put("repeated", "vera-vera-vera");
        var nowhere = new HashMap<>(FORM);
        nowhere.put("timeZone", "Mars/Base");

        assertThat(submit(new Browser(opora), link, weak)).isEqualTo(422);
        assertThat(submit(new Browser(opora), link, nowhere)).isEqualTo(422);
    }

    /** Each has a link of their own, as at two nodes; the browser of whoever was first. */
    private static Browser setUpByTwoAtOnce(RunningOpora opora, URI one, URI other) throws Exception {
        var first = new Browser(opora);
        var second = new Browser(opora);
        var pool = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> asFirst = () -> submit(first, one, FORM);
            Callable<Integer> asSecond = () -> submit(second, other, FORM);
            var a = pool.submit(asFirst);
            var b = pool.submit(asSecond);
            assertThat(new int[] {a.get(), b.get()}).containsExactlyInAnyOrder(303, 410);
            return a.get() == 303 ? first : second;
        } finally {
            pool.shutdown();
        }
    }

    private static int submit(Browser browser, URI link, Map<String, String> fields) throws Exception {
        var all = new HashMap<>(fields);
        all.put("token", Browser.parameter(link.toString(), "token"));
        all.put("lang", "ru");
        // The secret of the form is had from the sign-in page, which is there whoever was first.
        return browser.fill("/login", "/setup", all).statusCode();
    }

    private static URI link(RunningOpora opora) {
        var found = Pattern.compile("http\\S+/idp/setup\\?token=\\S+").matcher(opora.said());
        assertThat(found.find()).as(opora.said()).isTrue();
        return URI.create(found.group());
    }
}
