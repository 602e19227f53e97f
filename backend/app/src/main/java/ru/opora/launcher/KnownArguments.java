package ru.opora.launcher;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.aot.BeanInstanceSupplier;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;

/**
 * Which bean each parameter of a bean's constructor is given, where there is but one of its type: known when the jar is
 * built. Spring would ask each bean for each parameter at each start.
 */
final class KnownArguments {

    private static final String NOT_KNOWN = "-";

    private KnownArguments() {}

    private static String file(String service) {
        return "ru/opora/launcher/" + service + ".arguments";
    }

    /** @param classes the folder that goes into the jar */
    static void write(GenericApplicationContext context, String service, Path classes) throws IOException {
        var beans = context.getDefaultListableBeanFactory();
        var lines = Arrays.stream(beans.getBeanDefinitionNames())
                .filter(name -> name.matches("[\\w.$-]+"))
                .map(name -> name + "=" + String.join(" ", arguments(beans, name)))
                .filter(line -> line.matches(".*=.*[\\w.].*"))
                .toList();
        var file = classes.resolve(file(service));
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    private static List<String> arguments(DefaultListableBeanFactory beans, String name) {
        var bean = RegisteredBean.of(beans, name);
        if (bean.getMergedBeanDefinition().getInstanceSupplier() != null) {
            return List.of(); // made by a function of its own
        }
        var executable = bean.resolveInstantiationDescriptor().executable();
        return IntStream.range(0, executable.getParameterCount())
                .mapToObj(index -> argument(beans, executable, index))
                .toList();
    }

    private static String argument(DefaultListableBeanFactory beans, Executable executable, int index) {
        var parameter = MethodParameter.forExecutable(executable, index);
        if (parameter.isOptional()
                || parameter.hasParameterAnnotation(Value.class)
                || parameter.hasParameterAnnotation(Lazy.class)
                || parameter.hasParameterAnnotation(Qualifier.class)) {
            return NOT_KNOWN;
        }
        var names = beans.getBeanNamesForType(ResolvableType.forMethodParameter(parameter), true, false);
        return names.length == 1 && names[0].matches("[\\w.$-]+") ? names[0] : NOT_KNOWN;
    }

    /** Tells the beans of the service what each of them is given. */
    static void use(GenericApplicationContext context, String service) {
        var known = new Properties();
        try (var in = KnownArguments.class.getClassLoader().getResourceAsStream(file(service))) {
            known.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        known.forEach((name, arguments) -> {
            if (context.containsBeanDefinition(name.toString())
                    && context.getBeanDefinition(name.toString()) instanceof RootBeanDefinition bean
                    && bean.getInstanceSupplier() instanceof BeanInstanceSupplier<?> supplier) {
                bean.setInstanceSupplier(
                        supplier.withShortcut(Arrays.stream(arguments.toString().split(" "))
                                .map(argument -> argument.equals(NOT_KNOWN) ? null : argument)
                                .toArray(String[]::new)));
            }
        });
    }
}
