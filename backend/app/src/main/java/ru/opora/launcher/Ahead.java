package ru.opora.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.ToolProvider;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.aop.framework.autoproxy.InfrastructureAdvisorAutoProxyCreator;
import org.springframework.aot.AotDetector;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.FileSystemGeneratedFiles;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.aot.AotApplicationContextInitializer;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.javapoet.ClassName;
import org.springframework.util.FileSystemUtils;

/**
 * Spring's beans worked out ahead of time (ADR 64): when the jar is built this writes and compiles, for both services,
 * the Java that says which beans there are and how each is made, so that a start need not find it out. Everything is in
 * it that an installation may switch on; what it does not switch on is taken out at the start.
 */
final class Ahead {

    static final String API = "Api";
    static final String IDENTITY = "Identity";
    private static final String MAIL_SERVER = "spring.mail.host";

    private Ahead() {}

    /**
     * @param arguments the folder for what is written, made anew ({@code source}, {@code resource} and {@code class} in it), and
     *     the version of Java the classes are for
     */
    public static void main(String[] arguments) throws IOException {
        System.setProperty(AbstractAotProcessor.AOT_PROCESSING, "true");
        var folder = Path.of(arguments[0]);
        FileSystemUtils.deleteRecursively(folder); // of an earlier build
        var generation = new DefaultGenerationContext(
                new ClassNameGenerator(ClassName.get(Ahead.class)),
                new FileSystemGeneratedFiles(kind -> folder.resolve(kind.name().toLowerCase(Locale.ROOT))));
        try (var parent = new GenericApplicationContext()) {
            parent.refresh();
            var api = Services.api(
                    parent,
                    Map.of(
                            "opora.demo",
                            true,
                            MAIL_SERVER,
                            "localhost",
                            "spring.r2dbc.url",
                            "r2dbc:postgresql://localhost/opora"));
            var identity = Services.identity(
                    parent,
                    Map.of(MAIL_SERVER, "localhost", "spring.datasource.url", "jdbc:postgresql://localhost/opora"));
            var generator = new ApplicationContextAotGenerator();
            for (var service : List.of(Map.entry(API, loaded(api)), Map.entry(IDENTITY, loaded(identity)))) {
                generator.processAheadOfTime(service.getValue(), generation.withName(service.getKey()));
                KnownArguments.write(service.getValue(), service.getKey(), folder.resolve("class"));
            }
        }
        generation.writeGeneratedContent();
        compile(folder, arguments[1]);
        System.exit(0); // threads of what was looked at on the way
    }

    private static void compile(Path folder, String release) throws IOException {
        var arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "--release", release));
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
        arguments.addAll(List.of("-d", folder.resolve("class").toString()));
        try (var sources = Files.walk(folder.resolve("source"))) {
            sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
        }
        int failures = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (failures != 0) {
            throw new IllegalStateException("What was worked out ahead of time does not compile");
        }
    }

    /** The context with its sources, before anything is made of them. */
    private static GenericApplicationContext loaded(SpringApplicationBuilder application) {
        try {
            SpringApplication.withHook(
                    started -> new SpringApplicationRunListener() {
                        @Override
                        public void contextLoaded(ConfigurableApplicationContext context) {
                            throw new AbandonedRunException(context);
                        }
                    },
                    () -> application.run());
        } catch (AbandonedRunException e) {
            if (e.getApplicationContext() instanceof GenericApplicationContext context) {
                return context;
            }
        }
        throw new IllegalStateException("There is no context to work out");
    }

    /** The application with what was worked out for this service, where the image says that it is there. */
    static SpringApplicationBuilder use(SpringApplicationBuilder application, String name) {
        if (AotDetector.useGeneratedArtifacts()) {
            application.initializers(
                    AotApplicationContextInitializer.forInitializerClasses(
                            Ahead.class.getName() + "__" + name + "ApplicationContextInitializer"),
                    takingOut(),
                    (GenericApplicationContext context) -> KnownArguments.use(context, name),
                    wrappingOurs());
        }
        return application;
    }

    private static ApplicationContextInitializer<GenericApplicationContext> takingOut() {
        return context -> {
            var environment = context.getEnvironment();
            boolean demonstration = environment.getProperty("opora.demo", Boolean.class, false);
            boolean mail = environment.containsProperty(MAIL_SERVER);
            for (var name : context.getBeanDefinitionNames()) {
                var type = context.getBeanDefinition(name).getBeanClassName();
                if ((!demonstration && type != null && type.startsWith("ru.opora.demonstration."))
                        || (!mail && name.equals("mailSender"))) {
                    context.removeBeanDefinition(name);
                }
            }
        };
    }

    /** Permissions and transactions are declared on beans of ours: those of the libraries, half of all, are not looked at. */
    private static ApplicationContextInitializer<GenericApplicationContext> wrappingOurs() {
        return context -> {
            if (context.containsBeanDefinition(AopConfigUtils.AUTO_PROXY_CREATOR_BEAN_NAME)
                    && context.getBeanDefinition(AopConfigUtils.AUTO_PROXY_CREATOR_BEAN_NAME)
                            instanceof RootBeanDefinition wrapping) {
                wrapping.setInstanceSupplier(OursWrapped::new);
            }
        };
    }

    private static final class OursWrapped extends InfrastructureAdvisorAutoProxyCreator {

        @Override
        protected boolean shouldSkip(Class<?> type, String name) {
            return !type.getName().startsWith("ru.opora.") || super.shouldSkip(type, name);
        }
    }
}
