package ru.opora.identity.accounts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A browser and a system in words a person knows their device by; nothing more of the user agent is kept. */
public final class Device {

    private static final String UNKNOWN = "—";

    /** The order matters: most browsers claim to be the ones below them as well. */
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("YaBrowser/", "Яндекс Браузер"),
            Map.entry("Edg", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("SamsungBrowser/", "Samsung Internet"),
            Map.entry("Firefox/", "Firefox"),
            Map.entry("FxiOS/", "Firefox"),
            Map.entry("CriOS/", "Chrome"),
            Map.entry("Chromium/", "Chromium"),
            Map.entry("Chrome/", "Chrome"),
            Map.entry("Safari/", "Safari"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Android", "Android"),
            Map.entry("Windows", "Windows"),
            Map.entry("Mac OS X", "macOS"),
            Map.entry("CrOS", "ChromeOS"),
            Map.entry("Linux", "Linux"));

    private Device() {}

    public static String of(@Nullable String userAgent) {
        var agent = userAgent == null ? "" : userAgent;
        return name(BROWSERS, agent) + " · " + name(SYSTEMS, agent);
    }

    private static String name(List<Map.Entry<String, String>> names, String agent) {
        return names.stream()
                .filter(entry -> agent.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(UNKNOWN);
    }
}
