package io.floatwise.app.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.app.cli.CommandRun;
import io.floatwise.core.error.InputException;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.proving.Proves;
import io.floatwise.proving.Repository;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the template writes compiles, decides and passes its own test, or this fails.
class SkeletonTest {

  private static final String PACKAGE = "io.floatwise.core.strategies.";

  @TempDir Path temp;

  private Path sources() throws IOException {
    Path root = temp.resolve("sources");
    Path registry = root.resolve(Skeleton.REGISTRY);
    Files.createDirectories(registry.getParent());
    Files.copy(Repository.root().resolve(Skeleton.REGISTRY), registry);
    Files.createDirectories(root.resolve("core/src/test/java").resolve(PACKAGE.replace('.', '/')));
    return root;
  }

  @Test
  @Proves(value = "P4.6.5", breaks = Skeleton.class)
  void whatItWritesCompilesDecidesAndPassesItsTest() throws Exception {
    Path root = sources();
    CommandRun ended =
        CommandRun.of(List.of("strategies", "new", "buy-low", "--to", root.toString()));
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains("Now add 'new BuyLow()' to BUILT_IN in " + root.resolve(Skeleton.REGISTRY));

    Path main = root.resolve("core/src/main/java/io/floatwise/core/strategies/BuyLow.java");
    Path test = root.resolve("core/src/test/java/io/floatwise/core/strategies/BuyLowTest.java");
    Path classes = Files.createDirectory(temp.resolve("classes"));
    compile(classes, main, test);
    try (var loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
      Class<?> made = loader.loadClass(PACKAGE + "BuyLow");
      Strategy strategy = (Strategy) made.getConstructor().newInstance();
      assertThat(strategy.name()).isEqualTo("buy-low");
      assertThat(strategy.text()).isEqualTo("buy-low:discount-bp=1500");
      assertThat(passed(loader.loadClass(PACKAGE + "BuyLowTest"))).isEqualTo(2);
    }
  }

  private static void compile(Path classes, Path... files) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var complaints = new StringWriter();
    try (var manager =
        compiler.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8)) {
      boolean compiled =
          compiler
              .getTask(
                  complaints,
                  manager,
                  null,
                  List.of(
                      "-d",
                      classes.toString(),
                      "-cp",
                      System.getProperty("java.class.path"),
                      "-proc:none",
                      "-Xlint:all,-path,-classfile,-options",
                      "-Werror"),
                  null,
                  manager.getJavaFileObjects(files))
              .call();
      assertThat(compiled).as(complaints.toString()).isTrue();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static long passed(Class<?> test)
      throws NoSuchMethodException,
          InstantiationException,
          IllegalAccessException,
          InvocationTargetException {
    var constructor = test.getDeclaredConstructor();
    constructor.setAccessible(true);
    List<Method> methods =
        Arrays.stream(test.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Test.class))
            .toList();
    for (Method method : methods) {
      method.setAccessible(true);
      method.invoke(constructor.newInstance());
    }
    return methods.size();
  }

  @Test
  void nothingIsOverwrittenAndNoNameIsTakenTwice() throws IOException {
    Path root = sources();
    List<String> words = List.of("strategies", "new", "buy-low", "--to", root.toString());
    assertThat(CommandRun.of(words).code()).isZero();
    CommandRun again = CommandRun.of(words);
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("expected a new name, found that");
    assertThat(CommandRun.of(List.of("strategies", "new", "x", "--to", temp.toString())).err())
        .contains("--to: expected the sources of Floatwise");
    for (String name : List.of("BuyLow", "buy_low", "-x", "", "../x", "x".repeat(41))) {
      assertThatThrownBy(() -> new Skeleton(name))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("expected a name of small letters");
    }
    for (Strategy strategy : Strategies.BUILT_IN) {
      assertThatThrownBy(() -> new Skeleton(strategy.name()))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("expected a new name, found the strategy");
    }
  }
}
