package ru.opora.launcher;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the database, in both languages.
 *
 * @param r2dbcUrl for the API
 * @param jdbcUrl for migrations and the sign-in service
 */
record DatabaseAccess(
        String r2dbcUrl,
        String jdbcUrl,
        @Nullable String username,
        @Nullable String password) {

    private static final Pattern R2DBC = Pattern.compile(
            "r2dbcs?:(?:pool:)?postgres(?:ql)?:(?:(?:failover:)?)//(?:(?<user>[^:@/]+)(?::(?<password>[^@/]*))?@)?"
                    + "(?<hosts>[^/?]+)/(?<database>[^?]+)(?:\\?(?<options>.*))?");

    static DatabaseAccess embedded(int port, String database, String password) {
        var place = "postgresql://127.0.0.1:" + port + "/" + database;
        return new DatabaseAccess("r2dbc:" + place, "jdbc:" + place, database, password);
    }

    /** Derives the JDBC address from the R2DBC one, so that one setting switches every connection. */
    static DatabaseAccess external(String r2dbcUrl, @Nullable String username, @Nullable String password) {
        var parts = R2DBC.matcher(r2dbcUrl);
        if (!parts.matches()) {
            throw new StartFailure(null, "failure.r2dbc.url", r2dbcUrl.replaceAll("//[^@/]*@", "//***@"));
        }
        var jdbc = "jdbc:postgresql://" + parts.group("hosts") + "/" + parts.group("database")
                + options(parts.group("options"), r2dbcUrl.startsWith("r2dbcs:"));
        return new DatabaseAccess(
                r2dbcUrl,
                jdbc,
                username == null ? parts.group("user") : username,
                password == null ? parts.group("password") : password);
    }

    /** The address without what follows the question mark: fit for the console. */
    String place() {
        return jdbcUrl.replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*", "");
    }

    private static String options(@Nullable String given, boolean encrypted) {
        var translated = Stream.concat(
                        encrypted ? Stream.of("sslmode=require") : Stream.empty(),
                        given == null
                                ? Stream.empty()
                                : Stream.of(given.split("&")).flatMap(DatabaseAccess::translate))
                .collect(Collectors.joining("&"));
        return translated.isEmpty() ? "" : "?" + translated;
    }

    /** Options that mean something to both drivers; the others belong to R2DBC alone. */
    private static Stream<String> translate(String option) {
        var name = option.replaceFirst("=.*", "");
        var value = option.substring(Math.min(option.length(), name.length() + 1));
        return switch (name) {
            case "sslMode" ->
                Stream.of("sslmode=" + value.toLowerCase(Locale.ROOT).replace('_', '-'));
            case "sslRootCert" -> Stream.of("sslrootcert=" + value);
            case "schema" -> Stream.of("currentSchema=" + value);
            case "targetServerType" -> Stream.of("targetServerType=" + value.toLowerCase(Locale.ROOT));
            default -> Stream.empty();
        };
    }

    @Override
    public String toString() {
        return "DatabaseAccess[" + place() + "]";
    }
}
