package ru.opora.launcher;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import ru.opora.OporaApi;
import ru.opora.demonstration.DemonstrationRegion;
import ru.opora.identity.AccountAdministration;
import ru.opora.identity.ClientAdministration;
import ru.opora.identity.FirstStart;
import ru.opora.identity.IdentityApplication;
import ru.opora.platform.persistence.DatabaseScope;

/** The two web contexts, children of one root and strangers to each other. */
final class Services implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Services.class);

    private final Settings settings;
    private final DatabaseAccess database;
    private final ConfigurableApplicationContext root;
    private final AtomicBoolean ready = new AtomicBoolean();
    private final int identityPort = Settings.freePort();
    private volatile @Nullable ConfigurableApplicationContext api;
    private volatile @Nullable ConfigurableApplicationContext identity;

    Services(Settings settings, DatabaseAccess database, ConfigurableApplicationContext root) {
        this.settings = settings;
        this.database = database;
        this.root = root;
    }

    /**
     * Starts both at once; when one of them fails, the other one is closed.
     *
     * @param preparing of the database. The API's beans do not ask it anything and are made meanwhile; the sign-in
     *     service's do
     */
    void start(Runnable preparing, String... arguments) {
        var prepared = begin("database", preparing);
        var startingApi = begin("api", () -> {
            var started = runApi(prepared, arguments);
            api = started;
            if (settings.demonstration()) {
                // Here and not only inside: its transaction borrows the connection before its body runs.
                DatabaseScope.system(started.getBean(DemonstrationRegion.class).fill())
                        .block();
            }
        });
        var startingIdentity = settings.externalIssuer() == null
                ? begin("idp", () -> {
                    prepared.join();
                    identity = runIdentity();
                })
                : CompletableFuture.completedFuture(null);
        try {
            CompletableFuture.allOf(prepared, startingApi, startingIdentity).get();
            ready.set(true);
        } catch (ExecutionException e) {
            close();
            throw e.getCause() instanceof StartFailure failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new IllegalStateException("Interrupted while starting", e);
        }
    }

    /** A thread of its own and not a common pool's: the class loader of the jar must be the thread's. */
    private static CompletableFuture<Void> begin(String name, Runnable start) {
        var result = new CompletableFuture<Void>();
        var thread = new Thread(
                () -> {
                    try {
                        start.run();
                        result.complete(null);
                    } catch (RuntimeException | Error e) {
                        result.completeExceptionally(new CompletionException(failure(name, e)));
                    }
                },
                "start-" + name);
        thread.start();
        return result;
    }

    /** What is said of it; a reason that has a sentence already is not told again for each who waited. */
    private static StartFailure failure(String name, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartFailure known) {
                return known;
            }
        }
        LOG.error("The service {} did not start", name, thrown);
        return new StartFailure(thrown, "failure.service", name, rootOf(thrown).toString());
    }

    private ConfigurableApplicationContext runApi(CompletableFuture<Void> prepared, String... arguments) {
        var properties = new HashMap<String, Object>();
        properties.put("server.port", settings.port());
        properties.put("spring.r2dbc.url", database.r2dbcUrl());
        putUnlessNull(properties, "spring.r2dbc.username", database.username());
        putUnlessNull(properties, "spring.r2dbc.password", database.password());
        properties.put("opora.public-url", settings.publicUrl());
        properties.put("opora.issuer", settings.issuer());
        properties.put("opora.spa-client-id", settings.spaClientId());
        properties.put("opora.demo", settings.demonstration());
        properties.put("opora.mail-from", settings.mailFrom());
        if (settings.externalIssuer() == null) {
            properties.put("opora.jwk-set-uri", "http://127.0.0.1:" + identityPort + "/idp/oauth2/jwks");
        }
        return api(root, properties, arguments)
                .initializers(context -> addToApi((GenericApplicationContext) context, prepared))
                .run(arguments);
    }

    private void addToApi(GenericApplicationContext context, CompletableFuture<Void> prepared) {
        context.registerBean("databasePrepared", PreparedDatabase.class, () -> new PreparedDatabase(prepared));
        context.registerBean("readyHealthIndicator", ReadyHealth.class, () -> new ReadyHealth(ready));
        if (settings.externalIssuer() == null) {
            context.registerBean(
                    "identityRelay", IdentityRelay.class, () -> new IdentityRelay(identityPort, settings.publicUrl()));
            context.registerBean(
                    "bundledAccounts",
                    BundledAccounts.class,
                    () -> new BundledAccounts(
                            () -> fromIdentity(AccountAdministration.class),
                            () -> fromIdentity(ClientAdministration.class)));
        }
    }

    private <T> T fromIdentity(Class<T> type) {
        return bean(identity, type);
    }

    <T> T fromApi(Class<T> type) {
        return bean(api, type);
    }

    private static <T> T bean(@Nullable ConfigurableApplicationContext running, Class<T> type) {
        if (running == null) {
            throw new IllegalStateException("The service is still starting");
        }
        return running.getBean(type);
    }

    /** Where the first administrator is made; empty when there is one, or when an external issuer knows the people. */
    Optional<URI> setupLink() {
        return settings.externalIssuer() == null
                ? fromIdentity(FirstStart.class).link()
                : Optional.empty();
    }

    private ConfigurableApplicationContext runIdentity() {
        var properties = new HashMap<String, Object>();
        properties.put("server.port", identityPort);
        properties.put("server.address", "127.0.0.1");
        properties.put("server.ssl.enabled", false);
        properties.putAll(mail());
        properties.put("spring.datasource.url", database.jdbcUrl());
        putUnlessNull(properties, "spring.datasource.username", database.username());
        putUnlessNull(properties, "spring.datasource.password", database.password());
        return identity(root, properties).run();
    }

    /** The mail server may be named anywhere the product's settings are read from. */
    private Map<String, String> mail() {
        var given = new HashMap<String, String>();
        Binder.get(root.getEnvironment())
                .bind("spring.mail", Bindable.mapOf(String.class, String.class))
                .ifBound(found -> found.forEach((key, value) -> given.put("spring.mail." + key, value)));
        return given;
    }

    /** The API's context as it is started, and as it is worked out ahead of time. */
    static SpringApplicationBuilder api(
            ConfigurableApplicationContext parent, Map<String, Object> properties, String... arguments) {
        var all = new HashMap<>(properties);
        all.put("spring.flyway.enabled", false);
        all.put("spring.main.web-application-type", "reactive");
        return Ahead.use(
                application(OporaApi.class, parent, WebApplicationType.REACTIVE, "opora-api", all, arguments),
                Ahead.API);
    }

    /** The same of the sign-in service. */
    static SpringApplicationBuilder identity(ConfigurableApplicationContext parent, Map<String, Object> properties) {
        var all = new HashMap<>(properties);
        all.put("spring.config.name", "identity");
        all.put("spring.main.web-application-type", "servlet");
        return Ahead.use(
                application(IdentityApplication.class, parent, WebApplicationType.SERVLET, "opora-idp", all),
                Ahead.IDENTITY);
    }

    private static SpringApplicationBuilder application(
            Class<?> source,
            ConfigurableApplicationContext parent,
            WebApplicationType type,
            String name,
            Map<String, Object> properties,
            String... arguments) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        // First of all sources: SERVER_PORT and its like are meant for the API and must not reach the sign-in service.
        environment.getPropertySources().addFirst(new MapPropertySource(name, properties));
        return new SpringApplicationBuilder(source)
                .parent(parent)
                .web(type)
                .addCommandLineProperties(false)
                .environment(environment)
                .main(Opora.class)
                .registerShutdownHook(false);
    }

    private static void putUnlessNull(Map<String, Object> properties, String name, @Nullable String value) {
        if (value != null) {
            properties.put(name, value);
        }
    }

    private static Throwable rootOf(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    @Override
    public void close() {
        ready.set(false);
        close(api);
        close(identity);
    }

    private static void close(@Nullable ConfigurableApplicationContext context) {
        if (context != null) {
            SpringApplication.exit(context);
        }
    }
}
