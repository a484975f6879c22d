package io.floatwise.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the launcher script on a checkout of stubs: its Java writes down how it was called, its
/// Maven makes one library.
class LauncherTest {
  private static final String JAVA =
      """
      #!/bin/sh
      case "$*" in
        *-XX:AOTCacheOutput=*)
          for word in "$@"; do
            case $word in -XX:AOTCacheOutput=*) echo cache >"${word#*=}" ;; esac
          done ;;
        *) for word in "$@"; do printf '%s\\n' "$word"; done ;;
      esac
      """;
  private static final String MAVEN =
      """
      #!/bin/sh
      echo build >>builds
      sleep 0.3
      mkdir -p app/target/dist/lib
      cp app/src/main/Main.java app/target/dist/lib/floatwise-app.jar
      """;

  @TempDir Path temp;
  private Path checkout;
  private Path jdk;
  private Path onPath;

  @BeforeEach
  void makeCheckout() throws IOException {
    checkout = temp.resolve("a check out");
    Files.createDirectories(checkout.resolve("app/src/main"));
    Files.writeString(checkout.resolve("pom.xml"), "pom");
    Files.writeString(checkout.resolve("app/pom.xml"), "pom");
    Files.writeString(checkout.resolve("app/src/main/Main.java"), "one");
    script(checkout.resolve("mvnw"), MAVEN);
    script(checkout.resolve("floatwise"), Files.readString(Repository.root().resolve("floatwise")));
    jdk = makeJdk(temp.resolve("jdk home"), "25.0.1");
    onPath = temp.resolve("old jdk");
  }

  @Test
  void buildsOnceAndPassesArgumentsOn() throws Exception {
    Run first = launch(checkout.resolve("floatwise"), "serve", "two words", "");
    Run second = launch(checkout.resolve("floatwise"), "serve");

    assertThat(first.code).isZero();
    assertThat(first.out).endsWith("io.floatwise.app.Main\nserve\ntwo words\n\n");
    assertThat(first.err).contains("building");
    assertThat(second.err).isEmpty();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void startsThroughSymbolicLinksFromAnywhere() throws Exception {
    Path folder = Files.createDirectories(temp.resolve("bin"));
    Files.createSymbolicLink(folder.resolve("direct"), checkout.resolve("floatwise"));
    Files.createSymbolicLink(folder.resolve("fw"), Path.of("direct"));

    assertThat(launch(folder.resolve("fw")).out)
        .contains(
            checkout.toRealPath().resolve("app/target/dist/lib/floatwise-app.jar").toString());
  }

  @Test
  void buildsAgainWhenASourceChanges() throws Exception {
    launch(checkout.resolve("floatwise"));
    Path source = checkout.resolve("app/src/main/Main.java");
    Files.writeString(source, "two");
    Files.setLastModifiedTime(source, inTheFuture());

    assertThat(launch(checkout.resolve("floatwise")).err).contains("building");
    assertThat(caches()).hasSize(1);
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void startsWhatIsThereWhenToldNotToBuild() throws Exception {
    launch(checkout.resolve("floatwise"));
    Files.setLastModifiedTime(checkout.resolve("pom.xml"), inTheFuture());

    Run run = launch(Map.of("FLOATWISE_BUILD", "never"), checkout.resolve("floatwise"));

    assertThat(run.code).isZero();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void neverUsesTheCacheOfOtherLibraries() throws Exception {
    launch(checkout.resolve("floatwise"));
    Run before = launch(checkout.resolve("floatwise"));
    Path cache = caches().getFirst();
    assertThat(before.out).contains("-XX:AOTCache=" + cache.toRealPath());

    // Same name, size and time: only the bytes tell that this is another library.
    Path jar = checkout.resolve("app/target/dist/lib/floatwise-app.jar");
    FileTime time = Files.getLastModifiedTime(jar);
    Files.writeString(jar, "two");
    Files.setLastModifiedTime(jar, time);
    Run after = launch(checkout.resolve("floatwise"));

    assertThat(after.out).doesNotContain(cache.getFileName().toString());
    assertThat(caches()).hasSize(1).doesNotContain(cache);
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void neverUsesTheCacheOfAnotherJava() throws Exception {
    launch(checkout.resolve("floatwise"));
    Path cache = caches().getFirst();
    jdk = makeJdk(jdk, "25.0.2");

    assertThat(launch(checkout.resolve("floatwise")).out)
        .contains("-XX:AOTCache=")
        .doesNotContain(cache.getFileName().toString());
  }

  @Test
  void startsWithoutACacheWhereNoneCanBeMade() throws Exception {
    script(jdk.resolve("bin/java"), JAVA.replace("echo cache >\"${word#*=}\"", "exit 1"));

    Run first = launch(checkout.resolve("floatwise"), "--version");
    Run second = launch(checkout.resolve("floatwise"), "--version");

    assertThat(first.code).isZero();
    assertThat(first.out).doesNotContain("-XX:AOTCache=").endsWith("--version\n");
    assertThat(second.err).isEmpty();
  }

  @Test
  void buildsOnceForManyStartsAtOnce() throws Exception {
    List<Process> starts = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      starts.add(start(Map.of(), checkout.resolve("floatwise"), "n" + i));
    }
    List<String> ends = new ArrayList<>();
    for (Process start : starts) {
      ends.add(await(start).out.lines().toList().getLast());
    }

    assertThat(ends).containsExactly("n0", "n1", "n2", "n3", "n4");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void clearsTheLockOfAKilledBuilder() throws Exception {
    Path lock = Files.createDirectories(checkout.resolve("target/launcher.lock"));
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.writeString(lock.resolve("pid"), dead.pid() + "\n");

    assertThat(launch(checkout.resolve("floatwise")).code).isZero();
    assertThat(lock).doesNotExist();
  }

  @Test
  void saysWhatIsMissingWithoutAJdk() throws Exception {
    Path old = makeJdk(temp.resolve("places/old"), "21");
    Map<String, String> places =
        Map.of("FLOATWISE_JAVA_HOME", "", "FLOATWISE_JDK_PLACES", old.getParent().toString());

    Run run = launch(places, checkout.resolve("floatwise"));

    assertThat(run.code).isEqualTo(69);
    assertThat(run.out).isEmpty();
    assertThat(run.err)
        .contains("needs a JDK 25 or newer")
        .contains(onPath.toRealPath() + " (Java 17: too old)")
        .contains(old + " (Java 21: too old)")
        .contains("FLOATWISE_JAVA_HOME=");
  }

  @Test
  void refusesTheWrongJdkThatIsNamedOnPurpose() throws Exception {
    makeJdk(jdk, "24");

    Run run = launch(checkout.resolve("floatwise"));

    assertThat(run.code).isEqualTo(69);
    assertThat(run.err).contains("FLOATWISE_JAVA_HOME is " + jdk);
  }

  @Test
  void findsAJdkInTheUsualPlaces() throws Exception {
    Path found = makeJdk(temp.resolve("places/jdk 26/Contents/Home"), "26-ea");
    Map<String, String> places =
        Map.of(
            "FLOATWISE_JAVA_HOME",
            "",
            "FLOATWISE_JDK_PLACES",
            temp.resolve("nothing") + ":" + temp.resolve("places"));

    assertThat(launch(places, checkout.resolve("floatwise")).code).isZero();
    assertThat(found).exists();
  }

  @Test
  void reportsAFailedBuildAndTriesAgainNextTime() throws Exception {
    script(checkout.resolve("mvnw"), "#!/bin/sh\nexit 1\n");
    assertThat(launch(checkout.resolve("floatwise")).code).isEqualTo(70);

    script(checkout.resolve("mvnw"), MAVEN);
    assertThat(launch(checkout.resolve("floatwise")).code).isZero();
  }

  private record Run(int code, String out, String err) {}

  private Run launch(Path script, String... arguments) throws Exception {
    return launch(Map.of(), script, arguments);
  }

  private Run launch(Map<String, String> environment, Path script, String... arguments)
      throws Exception {
    return await(start(environment, script, arguments));
  }

  private Process start(Map<String, String> environment, Path script, String... arguments)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(Stream.of(script.toString()), Stream.of(arguments)).toList());
    builder.directory(temp.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", makeJdk(onPath, "17.0.2").resolve("bin") + ":/usr/bin:/bin");
    builder.environment().put("HOME", temp.toString());
    builder.environment().put("FLOATWISE_JAVA_HOME", jdk.toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static Run await(Process process) throws Exception {
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), out, err);
  }

  private Path makeJdk(Path home, String version) throws IOException {
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    script(home.resolve("bin/java"), JAVA);
    script(home.resolve("bin/javac"), JAVA);
    return home;
  }

  private List<Path> caches() throws IOException {
    try (Stream<Path> files = Files.list(checkout.resolve("app/target/dist"))) {
      return files.filter(f -> f.toString().endsWith(".aot")).toList();
    }
  }

  private long builds() throws IOException {
    return Files.readAllLines(checkout.resolve("builds")).size();
  }

  private static FileTime inTheFuture() {
    return FileTime.fromMillis(System.currentTimeMillis() + 5_000);
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
