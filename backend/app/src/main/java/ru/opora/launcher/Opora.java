package ru.opora.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AotApplicationContextInitializer;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import ru.opora.demonstration.DemonstrationData;
import ru.opora.identity.IdentitySettings;
import ru.opora.identity.InitialAccounts;

/** The whole product: a root context without web, the database, and then the two services. */
public final class Opora implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Opora.class);

    private final ConfigurableApplicationContext root;
    private final Settings settings;
    private final Database database;
    private final Services services;

    private Opora(ConfigurableApplicationContext root, Settings settings, Database database, Services services) {
        this.root = root;
        this.settings = settings;
        this.database = database;
        this.services = services;
    }

    /** The root context needs no beans of its own; it is handed what the services share. */
    static class Shared {}

    @SuppressWarnings("SystemExitOutsideMain")
    public static void main(String[] arguments) {
        var console = new Console();
        if (AuditCommand.isAskedFor(arguments)) {
            System.exit(AuditCommand.run(console, arguments));
        }
        console.say("starting", version());
        if (Boolean.getBoolean("opora.stop-with-parent")) {
            stopWithParent();
        }
        try {
            var begin = System.nanoTime();
            var running = start(console, arguments);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> running.stop(console), "stop"));
            running.announce(console, Duration.ofNanos(System.nanoTime() - begin));
        } catch (StartFailure e) {
            LOG.debug("Not started", e);
            console.say("failed", e.sentence(console));
            System.exit(1);
        }
    }

    /** Maven does not pass its own end on to the program it runs: without this, ending Maven would leave the product behind. */
    @SuppressWarnings({"SystemExitOutsideMain", "FutureReturnValueIgnored"})
    private static void stopWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
    }

    /** Starts everything and returns when it is ready to serve. */
    static Opora start(Console console, String... arguments) {
        var root = root(arguments);
        try {
            var settings = Settings.of(root.getEnvironment());
            var database = Database.open(settings, console);
            try {
                share(root, settings);
                var services = new Services(settings, database.access(), root);
                services.start(() -> prepare(settings, database, console), arguments);
                return new Opora(root, settings, database, services);
            } catch (RuntimeException e) {
                database.close();
                throw e;
            }
        } catch (RuntimeException e) {
            root.close();
            throw e;
        }
    }

    private static void prepare(Settings settings, Database database, Console console) {
        database.migrate(console);
        FirstAdministrator.enter(settings, database, console);
        console.say(settings.externalIssuer() == null ? "services" : "services.external", settings.issuer());
    }

    Settings settings() {
        return settings;
    }

    /** What the API offers beside its addresses. */
    <T> T fromApi(Class<T> type) {
        return services.fromApi(type);
    }

    DatabaseAccess database() {
        return database.access();
    }

    static ConfigurableApplicationContext root(String... arguments) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("opora-root", Map.of("spring.main.web-application-type", "none")));
        return new SpringApplicationBuilder(Shared.class)
                .web(WebApplicationType.NONE)
                .environment(environment)
                // It has no beans that could be worked out ahead of time.
                .initializers(AotApplicationContextInitializer.forInitializerClasses())
                .registerShutdownHook(false)
                .run(arguments);
    }

    private static void share(ConfigurableApplicationContext root, Settings settings) {
        var demo = settings.demonstration();
        var beans = root.getBeanFactory();
        beans.registerSingleton("initialAccounts", demo ? DemoAccounts.initial() : InitialAccounts.none());
        beans.registerSingleton(
                "identitySettings",
                new IdentitySettings(
                        settings.publicUrl(),
                        settings.issuer(),
                        settings.spaClientId(),
                        demo,
                        settings.mailFrom(),
                        settings.identityKey()));
        beans.registerSingleton("peopleDirectory", new PeopleDirectory());
    }

    void announce(Console console, Duration took) {
        console.print("");
        console.say("ready", String.format(Locale.ROOT, "%.1f", took.toMillis() / 1000.0), settings.publicUrl());
        if (settings.demonstration()) {
            var people = DemonstrationData.accounts();
            console.say("demo.title", people.get(0).password());
            people.forEach(person ->
                    console.print("  %-12s %-22s %s".formatted(person.username(), person.role(), person.name())));
            console.say("demo.api", DemonstrationData.CLIENT_ID, DemonstrationData.CLIENT_SECRET);
            console.say("demo.off");
        }
        services.setupLink().ifPresent(link -> console.say("setup.link", link));
        console.say("stop.hint");
    }

    private void stop(Console console) {
        console.say("stopping");
        close();
        console.say("stopped");
    }

    /** The services first, then what they stand on. */
    @Override
    public void close() {
        services.close();
        root.close();
        database.close();
    }

    private static String version() {
        var build = new Properties();
        try (var in = Opora.class.getResourceAsStream("/META-INF/build-info.properties")) {
            if (in != null) {
                build.load(in);
            }
        } catch (IOException e) {
            LOG.debug("No build information", e);
        }
        return build.getProperty("build.version", "");
    }
}
